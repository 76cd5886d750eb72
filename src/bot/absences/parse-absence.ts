import { isNumberSign, numberOf } from '#bot/typed-number.ts';
import { typedWords } from '#messages/typed-words.ts';

/** A request about absences. Days are as they were typed. */
export type AbsenceWish =
  | { readonly kind: 'form' }
  | { readonly kind: 'list' }
  /** `number` null: the person's only absence. */
  | { readonly kind: 'end'; readonly number: number | null }
  | { readonly kind: 'days'; readonly first: string; readonly last: string }
  | { readonly kind: 'unclear' };

const lists = typedWords(({ absences }) => absences.list);
const ends = typedWords(({ absences }) => absences.end);
const fillers = typedWords((typed) => typed.fillers);

/** Parses what follows "absence", folded to small letters without accents. Never throws. */
export function parseAbsence(folded: string): AbsenceWish {
  const words = folded.split(/\s+/u).filter((word) => word !== '' && !fillers.has(word) && !isNumberSign(word));
  const [first, second, ...rest] = words;
  if (first === undefined) return { kind: 'form' };
  if (lists.has(first)) return second === undefined ? { kind: 'list' } : { kind: 'unclear' };
  if (ends.has(first)) {
    if (second === undefined) return { kind: 'end', number: null };
    const number = numberOf(second);
    return number === null || rest.length > 0 ? { kind: 'unclear' } : { kind: 'end', number };
  }
  return /^\d/u.test(first) && rest.length === 0 ? { kind: 'days', first, last: second ?? first } : { kind: 'unclear' };
}
