import type { Both } from '#reach/digest.ts';

import type { Series } from './chart-words.ts';

/** Sizes in pixels of the PNG. A phone shows it about 360 pixels wide, so that 34 here are 10 there. */
export const size = {
  width: 1200,
  padding: 44,
  betweenPanels: 72,
  row: 62,
  rowOfTwoLines: 104,
  title: 42,
  label: 34,
  small: 32,
  /** From one line of text to the next, as a part of the size. */
  leading: 1.2,
} as const;

export const colour = {
  background: '#ffffff',
  ink: '#1f2328',
  soft: '#57606a',
  grid: '#dde1e6',
  strip: '#eef0f3',
  joint: '#8c959f',
} as const;

/** One of the two sides, and where its figures stand. */
export interface Side extends Series {
  readonly at: 0 | 1;
  /** The side's field in a row of the picture's data: see `rowOf`. */
  readonly field: 'first' | 'second';
}

export function sidesOf([first, second]: Both<Series>): Both<Side> {
  return [
    { ...first, at: 0, field: 'first' },
    { ...second, at: 1, field: 'second' },
  ];
}

/** Returns a pair as the picture's data have it. */
export function rowOf<P extends { readonly interactions: Both<number> }>(
  pair: P,
): P & { readonly first: number; readonly second: number } {
  const [first, second] = pair.interactions;
  return { ...pair, first, second };
}

/** Puts the larger dot first, so that the smaller one of the same place stands in it. */
export function drawingOrder(sides: readonly Side[]): readonly Side[] {
  return sides.toSorted((one, other) => dotOf(other).area - dotOf(one).area);
}

/** Returns a side's dot: hollow ones are larger, so that they are seen as well. */
export function dotOf({ colour: own, isHollow }: Series): {
  readonly fill: string;
  readonly area: number;
  readonly strokeWidth: number;
} {
  return isHollow ? { fill: colour.background, area: 676, strokeWidth: 5 } : { fill: own, area: 450, strokeWidth: 0 };
}
