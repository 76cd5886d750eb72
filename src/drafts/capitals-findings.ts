import type { CheckedText } from './checked-text.ts';
import { type FoundOf, warns } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';

const shoutedWords = 4;
const leastAlternations = 5;
/** Acronyms that everybody knows, and words that only look like one. */
const everybodyKnows = new Set(['CV', 'EN', 'EU', 'FR', 'OK', 'PDF', 'PS', 'SMS', 'TV', 'UE', 'UK', 'USA', 'WC']);
const romanNumeral = /^[IVXLCDM]+$/;

interface Run {
  readonly from: number;
  readonly to: number;
  readonly words: number;
  readonly longest: number;
}

const kinds = {
  ALL_CAPS: warns(),
  ALTERNATE_CAPS: warns<{ readonly word: string }>(),
  ACRONYM: warns<{ readonly acronym: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks for words in capitals, which are hard to read and which screen readers may spell out. */
export const capitalsRule: FindingRule<typeof kinds> = {
  kinds,
  inText: capitalsFindings,
};

function capitalsFindings({ prose, placeAt }: CheckedText, { desk }: RuleContext): readonly Found[] {
  const runs = capitalRuns(prose);
  return [
    ...runs
      .filter((run) => run.words >= shoutedWords)
      .map((run) => ({ code: 'ALL_CAPS', place: placeAt(run.from, run.to - run.from), data: {} }) as const),
    ...alternatingWords(prose).map(
      ({ word, at }) => ({ code: 'ALTERNATE_CAPS', place: placeAt(at, word.length), data: { word } }) as const,
    ),
    ...acronymsIn(prose, runs)
      .filter(({ acronym }) => !desk.knownAcronyms.includes(acronym))
      .map(({ acronym, at }) => ({ code: 'ACRONYM', place: placeAt(at, acronym.length), data: { acronym } }) as const),
  ];
}

/**
 * Returns runs of neighbouring words in capitals on one line. A comma ends a run, so that a list of acronyms is not
 * one.
 */
function capitalRuns(prose: string): readonly Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  for (const match of prose.matchAll(/\S+|\n/gu)) {
    const [token] = match;
    const letters = token.match(/\p{L}/gu) ?? [];
    const shouts = letters.every((letter) => /\p{Lu}/u.test(letter)) && !/^[\n#@]/u.test(token);
    // A token without letters, or with one, neither breaks a run nor counts.
    if (shouts && letters.length > 1) run = extended(run, match.index, token.length, letters.length);
    if (run !== null && (!shouts || /[,;:.]$/u.test(token))) {
      runs.push(run);
      run = null;
    }
  }
  return run === null ? runs : [...runs, run];
}

function extended(run: Run | null, at: number, length: number, letters: number): Run {
  return {
    from: run?.from ?? at,
    to: at + length,
    words: (run?.words ?? 0) + 1,
    longest: Math.max(run?.longest ?? 0, letters),
  };
}

function alternatingWords(prose: string): readonly { readonly word: string; readonly at: number }[] {
  return Array.from(prose.matchAll(/(?<![\p{L}\p{M}\p{N}_#@])\p{L}+/gu), (match) => ({
    word: match[0],
    at: match.index,
  })).filter(({ word }) => alternations(word) >= leastAlternations);
}

/** Returns the length of the longest run of neighbouring letters that each change case. */
function alternations(word: string): number {
  let row = 0;
  let longest = 0;
  let before: boolean | null = null;
  for (const letter of word) {
    const upper = /\p{Lu}/u.test(letter);
    const cased = upper || /\p{Ll}/u.test(letter);
    row = cased && before !== null && before !== upper ? row + 1 : 0;
    longest = Math.max(longest, row);
    before = cased ? upper : null;
  }
  return longest;
}

/** Finds each acronym once, at its first occurrence, except in shouted runs; none that is expanded somewhere. */
function acronymsIn(prose: string, runs: readonly Run[]): readonly { readonly acronym: string; readonly at: number }[] {
  const shouts = runs.filter((run) => run.words >= shoutedWords || (run.words > 1 && run.longest > 6));
  const met = new Map<string, { readonly acronym: string; readonly at: number } | null>();
  let shout = 0;
  for (const match of prose.matchAll(/(?<![\p{L}\p{M}\p{N}_#@])\p{Lu}{2,6}(?![\p{L}\p{M}\p{N}_])/gu)) {
    const [acronym] = match;
    const at = match.index;
    while ((shouts[shout]?.to ?? Number.POSITIVE_INFINITY) <= at) shout += 1;
    const shouted = (shouts[shout]?.from ?? Number.POSITIVE_INFINITY) <= at;
    if (shouted || everybodyKnows.has(acronym) || romanNumeral.test(acronym)) continue;
    if (isExpanded(prose, at, acronym.length)) met.set(acronym, null);
    else if (!met.has(acronym)) met.set(acronym, { acronym, at });
  }
  return [...met.values()].flatMap((one) => (one === null ? [] : [one]));
}

/** Tells whether an acronym stands beside its expansion: "Agence des bassins (ADB)" or "ADB (Agence des bassins)". */
function isExpanded(prose: string, at: number, length: number): boolean {
  const after = prose.slice(at + length, at + length + 120);
  if (/^\s?\(\s?\p{L}[^()\n]{0,100}\s[^()\n]{0,100}\)/u.test(after)) return true;
  return /[\p{Ll}»”"]\s?\($/u.test(prose.slice(Math.max(0, at - 4), at)) && /^\s?\)/u.test(after);
}
