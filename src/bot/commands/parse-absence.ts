/** What somebody wants of absences. Days are as they were typed. */
export type AbsenceWish =
  | { readonly kind: 'form' }
  | { readonly kind: 'list' }
  /** Null: the only one of whoever types it. */
  | { readonly kind: 'end'; readonly number: number | null }
  | { readonly kind: 'days'; readonly first: string; readonly last: string }
  | { readonly kind: 'unclear' };

const lists: ReadonlySet<string> = new Set(['list', 'liste', 'listes']);
const ends: ReadonlySet<string> = new Set(['end', 'ends', 'back', 'fin', 'finir', 'terminer', 'retour']);
const fillers: ReadonlySet<string> = new Set([
  'from',
  'to',
  'until',
  'on',
  'du',
  'de',
  'le',
  'au',
  'a',
  'jusqu’au',
  'n°',
]);

/** Reads what follows "absence", folded to small letters without accents. Never throws. */
export function parseAbsence(folded: string): AbsenceWish {
  const words = folded.split(/\s+/u).filter((word) => word !== '' && !fillers.has(word));
  const [first, second, ...rest] = words;
  if (first === undefined) return { kind: 'form' };
  if (lists.has(first)) return second === undefined ? { kind: 'list' } : { kind: 'unclear' };
  if (ends.has(first)) {
    if (second === undefined) return { kind: 'end', number: null };
    const number = /^(?:n°|#)?(\d{1,9})$/u.exec(second)?.[1];
    return number === undefined || rest.length > 0 ? { kind: 'unclear' } : { kind: 'end', number: Number(number) };
  }
  return /^\d/u.test(first) && rest.length === 0 ? { kind: 'days', first, last: second ?? first } : { kind: 'unclear' };
}
