import type { Temporal } from 'temporal-polyfill';

import { isNumberSign, numberOf } from '#bot/typed-number.ts';
import { folded, foldedWords } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';
import { allNetworks, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { FindState } from '#publishing/find-drafts.ts';

import { readSpan, type Span } from './read-span.ts';
import { mostStateWords, stateWords } from './state-words.ts';

/**
 * The longest search, in UTF-16 code units, since the button to the next page carries it. A longer one is refused as
 * too long.
 */
export const MAX_FIND_LENGTH = 150;
const mostWords = 12;

/** The names that "@" may refer to: people who wrote drafts here, and the accounts of these drafts. */
export interface Nameable {
  readonly people: readonly { readonly id: string; readonly names: readonly string[] }[];
  readonly accounts: readonly { readonly id: string; readonly handle: string; readonly network: NetworkKind }[];
  /** The person who asks, for "me". */
  readonly self: string;
}

/** A search as it was understood. */
export interface Wanted {
  readonly numbers: readonly number[];
  readonly words: readonly string[];
  readonly states: readonly FindState[];
  readonly authors: readonly string[];
  readonly networks: readonly NetworkKind[];
  readonly accountIds: readonly string[];
  readonly spans: readonly Span[];
}

export type ParsedFind =
  | { readonly kind: 'wanted'; readonly wanted: Wanted }
  | { readonly kind: 'tooLong' }
  /**
   * `what`: the part that was not understood, such as a name that nobody here has, a day that does not exist, or only
   * signs.
   */
  | { readonly kind: 'unknownName' | 'badDay' | 'unclear'; readonly what: string };

interface Token {
  readonly raw: string;
  /** The folded word; empty for a text in quotation marks, which is only ever searched as words. */
  readonly word: string;
}

type Taken =
  | { readonly taken: number; readonly adds: Partial<Wanted> }
  | Exclude<ParsedFind, { readonly kind: 'wanted' }>;

const networkWords: ReadonlyMap<string, NetworkKind> = new Map(
  allNetworks.flatMap((network) => {
    const { name, otherNames } = networkKinds[network];
    return [name.toLowerCase(), ...otherNames].map((word) => [word, network] as const);
  }),
);
const selfWords = typedWords(({ me }) => me);
/** Small words, such as articles, that are never looked for alone and that a text need not contain. */
const fillers = typedWords(({ tooShortToFind }) => tooShortToFind);
const nothing: Wanted = { numbers: [], words: [], states: [], authors: [], networks: [], accountIds: [], spans: [] };

/**
 * Parses what follows "list": number, words, author, account, state and days, in any order. Pure, never throws, and
 * reads no more than a short line.
 */
export function parseFind(typed: string, named: Nameable, today: Temporal.PlainDate): ParsedFind {
  if (typed.length > MAX_FIND_LENGTH) return { kind: 'tooLong' };
  let left = tokensOf(typed);
  let wanted = nothing;
  while (left.length > 0) {
    const taken = takeOne(left, named, today);
    if ('kind' in taken) return taken;
    wanted = together(wanted, taken.adds);
    left = left.slice(taken.taken);
  }
  return { kind: 'wanted', wanted: { ...wanted, words: [...new Set(wanted.words)].slice(0, mostWords) } };
}

function takeOne(left: readonly Token[], named: Nameable, today: Temporal.PlainDate): Taken {
  const [first] = left;
  if (first === undefined) throw new Error('nothing is left to read');
  const { raw, word } = first;
  if (word.startsWith('@')) return takeNamed(left, named);
  const said = left.map((token) => token.word);
  const number = /^\D/u.test(raw) ? numberOf(raw) : null;
  if (number !== null) return { taken: 1, adds: { numbers: [number] } };
  if (isNumberSign(raw) && /^\d{1,9}$/u.test(said[1] ?? '')) {
    return { taken: 2, adds: { numbers: [Number(said[1])] } };
  }
  const state = stateAt(said);
  if (state !== null) return state;
  const span = word === '' ? ({ kind: 'none' } as const) : readSpan(said, today);
  if (span.kind === 'span') return { taken: span.taken, adds: { spans: [span.span] } };
  if (span.kind === 'bad') return { kind: 'badDay', what: shown(left.slice(0, span.taken)) };
  if (/^\d{1,9}$/u.test(word)) return { taken: 1, adds: { numbers: [Number(word)] } };
  const network = networkWords.get(word);
  if (network !== undefined) return { taken: 1, adds: { networks: [network] } };
  const words = wordsIn(first);
  return words === null ? { kind: 'unclear', what: shown([first]) } : { taken: 1, adds: { words } };
}

/**
 * Returns a token's words to look for; null where it has only signs. An elided article, as in « l'école », is not one
 * of them.
 */
function wordsIn({ raw, word }: Token): readonly string[] | null {
  const words = foldedWords(raw);
  if (words.length === 0) return null;
  if (word === '') return words;
  const whole = words.filter((one) => one.length > 1);
  return (whole.length === 0 ? words : whole).filter((one) => !fillers.has(one));
}

function stateAt(said: readonly string[]): Taken | null {
  for (let taken = Math.min(mostStateWords, said.length); taken > 0; taken -= 1) {
    const state = stateWords.get(said.slice(0, taken).join(' '));
    if (state !== undefined) return { taken, adds: { states: [state] } };
  }
  return null;
}

/** Reads a name after "@", which may have several words. The longest match counts. */
function takeNamed(left: readonly Token[], { people, accounts, self }: Nameable): Taken {
  const [first] = left;
  if (first !== undefined && selfWords.has(first.word.slice(1))) return { taken: 1, adds: { authors: [self] } };
  for (let taken = Math.min(3, left.length); taken > 0; taken -= 1) {
    const name = folded(shown(left.slice(0, taken)).replace(/^@/, ''));
    const isWhole = people.filter(({ names }) => names.some((one) => folded(one) === name));
    const accountIds = accounts.filter(({ handle }) => folded(handle.replace(/^@/, '')) === name).map(({ id }) => id);
    if (name !== '' && isWhole.length + accountIds.length > 0) {
      return { taken, adds: isWhole.length > 0 ? { authors: isWhole.map(({ id }) => id) } : { accountIds } };
    }
  }
  const parts = foldedWords(first?.raw ?? '');
  const isMeant = (name: string): boolean => {
    const own = foldedWords(name);
    return parts.length > 0 && parts.every((part) => own.some((one) => one.startsWith(part)));
  };
  const authors = people.filter(({ names }) => names.some(isMeant)).map(({ id }) => id);
  if (authors.length > 0) return { taken: 1, adds: { authors } };
  const accountIds = accounts.filter(({ handle }) => isMeant(handle)).map(({ id }) => id);
  if (accountIds.length > 0) return { taken: 1, adds: { accountIds } };
  return { kind: 'unknownName', what: shown(left.slice(0, 1)) };
}

function together(wanted: Wanted, adds: Partial<Wanted>): Wanted {
  return {
    numbers: [...wanted.numbers, ...(adds.numbers ?? [])],
    words: [...wanted.words, ...(adds.words ?? [])],
    states: [...wanted.states, ...(adds.states ?? [])],
    authors: [...wanted.authors, ...(adds.authors ?? [])],
    networks: [...wanted.networks, ...(adds.networks ?? [])],
    accountIds: [...wanted.accountIds, ...(adds.accountIds ?? [])],
    spans: [...wanted.spans, ...(adds.spans ?? [])],
  };
}

/** Splits a search into words and texts in quotation marks of any kind. */
function tokensOf(typed: string): readonly Token[] {
  return Array.from(typed.matchAll(/["“”«»]([^"“”«»]*)["“”«»]|[^\s"“”«»]+/gu), ([raw, quoted]) =>
    quoted === undefined ? { raw, word: folded(raw).replace(/[,;]$/u, '') } : { raw: quoted, word: '' },
  ).filter(({ raw }) => raw.trim() !== '');
}

/** Shows words as they were typed, without characters that could alter the line in which they are repeated. */
function shown(tokens: readonly Token[]): string {
  return tokens
    .map(({ raw }) => raw)
    .join(' ')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}
