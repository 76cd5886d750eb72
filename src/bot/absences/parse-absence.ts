import { isNumberSign, numberOf } from '#bot/typed-number.ts';
import { folded } from '#drafts/folded-words.ts';
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
const froms = typedWords((typed) => typed.from);
const untils = typedWords((typed) => typed.until);

/** The most characters that are read: longer than two days in words. */
const maxLength = 200;

/** Parses what follows "absence". Never throws. */
export function parseAbsence(typed: string): AbsenceWish {
  const said = typed
    .slice(0, maxLength)
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((typedAs) => ({ typedAs, word: folded(typedAs) }));
  const [first, second, ...rest] = said
    .map(({ word }) => word)
    .filter((word) => !fillers.has(word) && !isNumberSign(word));
  if (first === undefined) return { kind: 'form' };
  if (lists.has(first)) return second === undefined ? { kind: 'list' } : { kind: 'unclear' };
  if (ends.has(first)) {
    if (second === undefined) return { kind: 'end', number: null };
    const number = numberOf(second);
    return number === null || rest.length > 0 ? { kind: 'unclear' } : { kind: 'end', number };
  }
  return daysIn(froms.has(said[0]?.word ?? '') ? said.slice(1) : said);
}

interface Said {
  readonly typedAs: string;
  readonly word: string;
}

/** Splits days at the word between them: "24/12 au 2/1", "lundi". Two days in numbers need no such word. */
function daysIn(said: readonly Said[]): AbsenceWish {
  const textOf = (words: readonly Said[]): string => words.map(({ typedAs }) => typedAs).join(' ');
  const [first, second, ...rest] = said;
  const areNumbers = said.every(({ word }) => /^\d+[./-]\d/u.test(word));
  if (first !== undefined && second !== undefined && rest.length === 0 && areNumbers)
    return { kind: 'days', first: first.typedAs, last: second.typedAs };
  const at = said.findIndex(({ word }, index) => index > 0 && untils.has(word));
  if (at === -1) return { kind: 'days', first: textOf(said), last: textOf(said) };
  return { kind: 'days', first: textOf(said.slice(0, at)), last: textOf(said.slice(at + 1)) };
}
