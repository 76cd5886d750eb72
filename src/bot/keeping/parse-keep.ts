import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';

/** A request about who looks after an account, as typed. */
export type KeepWish =
  | { readonly kind: 'form'; readonly account: string }
  | { readonly kind: 'nobody'; readonly account: string }
  /** The names are as typed, with their "@". */
  | { readonly kind: 'people'; readonly account: string; readonly names: readonly string[] };

const nobodies = typedWords((typed) => typed.nobody);

/** The most characters that are read: longer than an address and two names. */
const maxLength = 300;

/** Parses "@valmont @Karim Benali @Aïcha" or "@valmont nobody". Pure; never throws. */
export function parseKeep(typed: string): KeepWish {
  const text = typed.slice(0, maxLength).normalize('NFC').trim();
  const end = text.search(/\s/u);
  const account = end === -1 ? text : text.slice(0, end);
  const rest = end === -1 ? '' : text.slice(end).trim();
  if (rest === '') return { kind: 'form', account };
  if (nobodies.has(folded(rest))) return { kind: 'nobody', account };
  const names = rest
    .split(/(?=<?@)/u)
    .map((name) => name.replace(/[\s,;]+$/u, ''))
    .filter((name) => name !== '' && name !== '<');
  return { kind: 'people', account, names };
}

/** A person who may be meant, with the names that they are known by. */
export interface Nameable {
  readonly id: string;
  readonly names: readonly string[];
}

/** Finds the one person with that name; null if nobody or several have it. Pure. */
export function personNamed(typed: string, people: readonly Nameable[]): string | null {
  // Some chats write a mention as "<@U1>" or "<@U1|karim>".
  const id = /^<@([^|>]+)(?:\|[^>]*)?>$/u.exec(typed)?.[1];
  if (id !== undefined) return people.some((one) => one.id === id) ? id : null;
  const wanted = plain(typed);
  if (wanted === '') return null;
  const whole = people.filter(({ names }) => names.some((name) => plain(name) === wanted));
  const meant = whole.length > 0 ? whole : people.filter(({ names }) => names.some((name) => begins(name, wanted)));
  const [first, ...others] = meant;
  return first === undefined || others.length > 0 ? null : first.id;
}

function begins(name: string, wanted: string): boolean {
  return plain(name).split(/\s+/u).includes(wanted);
}

function plain(name: string): string {
  return folded(name.trim().replace(/^@/u, ''));
}
