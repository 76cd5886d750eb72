import { diffArrays } from 'diff';

/** One place where two texts differ. Offsets and lengths are in UTF-16 code units; no character is cut. */
export interface Passage {
  /** Start of the passage in the text before. */
  readonly at: number;
  /** Empty if something was only added. */
  readonly removed: string;
  /** Empty if something was only removed. */
  readonly added: string;
}

export type Difference =
  | { readonly kind: 'equal' }
  /** Passages in order, not touching one another. Applied to the text before, they give the text after. */
  | { readonly kind: 'passages'; readonly passages: readonly [Passage, ...Passage[]] }
  /** So little is left of the text that single passages say nothing. */
  | { readonly kind: 'rewritten' };

/** The most words added or removed that are compared one by one; nobody reads more. The time grows with its square. */
const mostEdits = 120;
const shortText = 60;
const leastKept = 0.25;

/**
 * Returns what differs between two texts, by whole words of `language` (ISO 639). Compares lines first, so that
 * unchanged lines are anchors. Takes some milliseconds at most, whatever the texts. Pure.
 */
export function differenceOf(before: string, after: string, language: string): Difference {
  if (before === after) return { kind: 'equal' };
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  const budget = { left: mostEdits };
  const byLines = runsOf(linesOf(before), linesOf(after), mostEdits) ?? [{ kept: '', removed: before, added: after }];
  const runs = byLines.flatMap((run) => byWords(run, words, budget));
  const [first, ...rest] = passagesOf(runs).map((passage, index, all) => slid(before, passage, all[index + 1]));
  if (first === undefined) throw new Error('texts that are not equal do not differ');
  const passages = [first, ...rest] as const;
  return isRewritten(before, after, passages) ? { kind: 'rewritten' } : { kind: 'passages', passages };
}

/** Unchanged text, and the difference that follows it. */
interface Run {
  readonly kept: string;
  readonly removed: string;
  readonly added: string;
}

function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/u);
}

function wordsOf(text: string, words: Intl.Segmenter): readonly string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}

function byWords(run: Run, words: Intl.Segmenter, budget: { left: number }): readonly Run[] {
  if (run.removed === '' || run.added === '' || budget.left === 0) return [run];
  const finer = runsOf(wordsOf(run.removed, words), wordsOf(run.added, words), budget.left);
  budget.left = finer === null ? 0 : Math.max(0, budget.left - finer.length);
  if (finer === null) return [run];
  return [{ kept: run.kept, removed: '', added: '' }, ...finer];
}

/** Returns the runs of two texts; null if more than `most` pieces were added or removed, in more than one place. */
function runsOf(before: readonly string[], after: readonly string[], most: number): readonly Run[] | null {
  const start = sharedFrom(before, after);
  const end = sharedFrom(before.slice(start).toReversed(), after.slice(start).toReversed());
  const old = before.slice(start, before.length - end);
  const young = after.slice(start, after.length - end);
  const between =
    old.length === 0 || young.length === 0
      ? [{ kept: '', removed: old.join(''), added: young.join('') }]
      : runsBetween(old, young, most);
  if (between === null) return null;
  return [kept(before.slice(0, start)), ...between, kept(before.slice(before.length - end))];
}

function runsBetween(before: readonly string[], after: readonly string[], most: number): readonly Run[] | null {
  const changes = diffArrays([...before], [...after], { maxEditLength: most });
  if (changes === undefined) return null;
  const runs: Run[] = [];
  for (const { value, removed, added } of changes) {
    const text = value.join('');
    const last = runs.at(-1);
    if (!removed && !added) runs.push(kept(value));
    // A removal and what was added in its place are one run.
    else if (last !== undefined && last.kept === '') {
      runs[runs.length - 1] = {
        kept: '',
        removed: removed ? last.removed + text : last.removed,
        added: added ? last.added + text : last.added,
      };
    } else runs.push({ kept: '', removed: removed ? text : '', added: added ? text : '' });
  }
  return runs;
}

function kept(pieces: readonly string[]): Run {
  return { kept: pieces.join(''), removed: '', added: '' };
}

function sharedFrom(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((piece, index) => piece !== other[index]);
  return at === -1 ? Math.min(one.length, other.length) : at;
}

/** Returns the passages of runs. Runs with only a space or a mark between them become one passage. */
function passagesOf(runs: readonly Run[]): readonly Passage[] {
  const passages: Passage[] = [];
  let at = 0;
  let between = '';
  for (const run of runs) {
    between += run.kept;
    if (run.removed === '' && run.added === '') continue;
    const last = passages.at(-1);
    if (last !== undefined && /^[^\p{L}\p{N}\n]{0,3}$/u.test(between)) {
      passages[passages.length - 1] = {
        at: last.at,
        removed: last.removed + between + run.removed,
        added: last.added + between + run.added,
      };
    } else {
      passages.push({ at: at + between.length, removed: run.removed, added: run.added });
    }
    at += between.length + run.removed.length;
    between = '';
  }
  return passages;
}

/**
 * Shifts a passage to the bounds of a sentence: an added sentence then has its own full stop, instead of that of the
 * sentence before. Both give the same text.
 */
function slid(before: string, passage: Passage, next: Passage | undefined): Passage {
  const { at, removed, added } = passage;
  if (removed !== '' && added !== '') return passage;
  const end = at + removed.length;
  const piece = removed + added;
  const mark = /^[.!?…,;:)»”]/u.exec(piece)?.[0];
  const isSame = mark !== undefined && before[end] === mark && (next === undefined || next.at > end + 1);
  if (!isSame || isGlued(piece[1]) || isGlued(before[end + 1])) return passage;
  const moved = piece.slice(1) + mark;
  return { at: at + 1, removed: removed === '' ? '' : moved, added: added === '' ? '' : moved };
}

/** Tells whether a unit is a part of the character before it. */
function isGlued(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{M}\p{Cf}\p{Cs}]/u.test(unit);
}

function isRewritten(before: string, after: string, passages: readonly Passage[]): boolean {
  const removed = passages.reduce((sum, passage) => sum + passage.removed.length, 0);
  const shorter = Math.min(before.length, after.length);
  return shorter > shortText && before.length - removed < shorter * leastKept;
}
