import type { Comparison } from '#reach/digest.ts';

import { hodgesLehmann } from './hodges-lehmann.ts';
import { median } from './median.ts';

/** Counts of one post on both networks. */
export interface CountPair {
  readonly mastodon: number;
  readonly x: number;
}

/** Below, the half that is added to each count weighs too much and pulls the ratio towards 1. */
const smallestMedian = 5;

function reaches(counts: readonly number[], floor: number): boolean {
  const middle = median(counts);
  return middle !== null && middle >= floor;
}

/**
 * How many times what it got on X a typical post got on Mastodon, with the 95 % interval: `tooFew` under six pairs,
 * `tooSmall` where the median count of either network is under five. Each ratio is of (count + ½), so that zero has one;
 * one post, however viral, is one ratio.
 *
 * @param pairs counts, zero or more
 * @param shiftOf added to the logarithm of a pair's ratio
 */
export function medianRatio<P extends CountPair>(
  pairs: readonly P[],
  shiftOf: (pair: P) => number = () => 0,
): Comparison {
  const logRatios = pairs.map((pair) => Math.log(pair.mastodon + 0.5) - Math.log(pair.x + 0.5) + shiftOf(pair));
  const location = hodgesLehmann(logRatios);
  if (location === null) return { kind: 'tooFew', pairs: pairs.length };
  const areLarge =
    reaches(
      pairs.map(({ mastodon }) => mastodon),
      smallestMedian,
    ) &&
    reaches(
      pairs.map(({ x }) => x),
      smallestMedian,
    );
  if (!areLarge) return { kind: 'tooSmall', pairs: pairs.length };
  return {
    kind: 'medianRatio',
    pairs: pairs.length,
    ratio: Math.exp(location.estimate),
    low: Math.exp(location.low),
    high: Math.exp(location.high),
  };
}
