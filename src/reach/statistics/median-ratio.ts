import type { Both, Comparison } from '#reach/digest.ts';

import { hodgesLehmann } from './hodges-lehmann.ts';
import { median } from './median.ts';

/** Below, the half that is added to each count weighs too much and pulls the ratio towards 1. */
const smallestMedian = 5;

function reaches(counts: readonly number[], floor: number): boolean {
  const middle = median(counts);
  return middle !== null && middle >= floor;
}

/**
 * Tells how many times what it got on the second network a typical post got on the first, with the 95 % interval:
 * `tooFew` under six pairs, `tooSmall` where the median count of either network is under five. Each ratio is of (count
 * + ½), so that zero has one; one post, however viral, is one ratio.
 *
 * @param pairs counts, zero or more
 * @param shifts added to the logarithm of each pair's ratio; left out: nothing is
 */
export function medianRatio(pairs: readonly Both<number>[], shifts: readonly number[] = []): Comparison {
  const logRatios = pairs.map(
    ([one, other], index) => Math.log(one + 0.5) - Math.log(other + 0.5) + (shifts[index] ?? 0),
  );
  const location = hodgesLehmann(logRatios);
  if (location === null) return { kind: 'tooFew', pairs: pairs.length };
  const areLarge =
    reaches(
      pairs.map(([one]) => one),
      smallestMedian,
    ) &&
    reaches(
      pairs.map(([, other]) => other),
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
