import type { LookSpan } from '#text/post-look.ts';

/** Part of a text that its network draws as a link. */
export interface Marked {
  /** Index in code units. */
  readonly start: number;
  readonly end: number;
  /** Text that is shown instead. */
  readonly shown: string;
}

/** Splits a text into links and the plain text between them. Of two that overlap, the first in the list counts. */
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

/** Finds the matches of an expression, each to be shown as it stands. `pattern` must be global. */
export function markedBy(text: string, pattern: RegExp): readonly Marked[] {
  return [...text.matchAll(pattern)].map(({ 0: shown, index }) => ({ start: index, end: index + shown.length, shown }));
}
