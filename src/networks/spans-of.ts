import type { LookSpan } from '#text/post-look.ts';

/** Something in a text that its network draws as a link. */
export interface Marked {
  /** Index in code units. */
  readonly start: number;
  readonly end: number;
  /** What stands in its place. */
  readonly shown: string;
}

/** Parts a text into what is drawn as a link and what is not. Of two that overlap, the first in the list counts. */
export function spansOf(text: string, marked: readonly Marked[]): readonly LookSpan[] {
  const apart: Marked[] = [];
  for (const one of marked) {
    if (apart.every(({ start, end }) => one.end <= start || one.start >= end)) apart.push(one);
  }
  const spans: LookSpan[] = [];
  let at = 0;
  const plain = (until: number): void => {
    if (until > at) spans.push({ kind: 'plain', text: text.slice(at, until) });
  };
  for (const { start, end, shown } of apart.toSorted((one, other) => one.start - other.start)) {
    plain(start);
    spans.push({ kind: 'link', text: shown });
    at = end;
  }
  plain(text.length);
  return spans;
}

/** Finds what an expression matches, each to be shown as it stands. `pattern` is global. */
export function markedBy(text: string, pattern: RegExp): readonly Marked[] {
  return [...text.matchAll(pattern)].map(({ 0: shown, index }) => ({ start: index, end: index + shown.length, shown }));
}
