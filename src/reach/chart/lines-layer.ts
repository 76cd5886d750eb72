import type { TopLevelSpec } from 'vega-lite';

import { size } from './look.ts';

type Layer = Extract<TopLevelSpec, { readonly layer: unknown }>['layer'][number];

/** The lines of a trend: a colour for each network, and a gap where nothing is known. */
export const linesLayer: Layer = {
  name: 'lines',
  mark: { type: 'line', strokeWidth: 4, invalid: 'break-paths-filter-domains' },
  encoding: {
    color: { field: 'own', type: 'nominal', scale: null },
    // Dashes let two lines in the same place both be seen.
    strokeDash: {
      field: 'isHollow',
      type: 'nominal',
      scale: {
        domain: [false, true],
        range: [
          [1, 0],
          [12, 8],
        ],
      },
      legend: null,
    },
  },
};

/** How many times as high as all others a week has to be, for the others to be drawn without it. */
const farAbove = 4;

/**
 * Returns the count up to which a trend is drawn: the highest, or somewhat above the next one if a single week is so far
 * above all others that these would lie on the axis.
 */
export function topOf(weeks: readonly (readonly (number | null)[])[]): number {
  const [highest = 0, next = 0] = weeks
    .map((medians) => Math.max(0, ...medians.map((median) => median ?? 0)))
    .toSorted((one, other) => other - one);
  return Math.max(1, next > 0 && highest > farAbove * next ? 1.25 * next : highest);
}

interface Place {
  readonly median: number | null;
  readonly isBeyond: boolean;
  readonly beyond: string | null;
}

/** Where nothing is known. */
export const noPlace: Place = { median: null, isBeyond: false, beyond: null };

/**
 * Returns where each median of a week is drawn. Those beyond the top have no dot: their numbers are written there, by
 * the first of them.
 */
export function placed(
  medians: readonly (number | null)[],
  top: number,
  write: (value: number) => string,
): readonly Place[] {
  const beyond = medians.filter((median) => median !== null && median > top).map((median) => write(median ?? 0));
  const said = `\u2191\u00A0${beyond.join(' · ')}`;
  const first = medians.findIndex((median) => median !== null && median > top);
  return medians.map((median, at) =>
    median === null || median <= top
      ? { median, isBeyond: false, beyond: null }
      : { median: top, isBeyond: true, beyond: at === first ? said : null },
  );
}

/** The medians beyond the top: written, where all others have a dot. */
export function beyondLayers(dates: readonly string[]): readonly Layer[] {
  const isLate = `indexof(${JSON.stringify(dates.slice(dates.length / 2))}, datum.date) >= 0`;
  return [false, true].map((late) => ({
    name: late ? 'beyondLate' : 'beyond',
    transform: [{ filter: `datum.beyond !== null && ${late ? '' : '!'}(${isLate})` }],
    mark: { type: 'text', align: late ? 'right' : 'left', dx: late ? -10 : 10, dy: size.line / 2, fontWeight: 600 },
    encoding: { text: { field: 'beyond' } },
  }));
}

/** Filters what has a dot. */
export const dotted = [{ filter: '!datum.isBeyond' }];
