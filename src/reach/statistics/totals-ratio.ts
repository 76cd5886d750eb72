import type { Both, Comparison } from '#reach/digest.ts';

import { studentQuantile } from './student-quantile.ts';

/** Below, a total is too uncertain for its logarithm to be taken as roughly normal. */
const smallestTotal = 10;

interface Side {
  readonly total: number;
  readonly topShare: number;
}

function sideOf(counts: readonly number[]): Side {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return { total, topShare: Math.max(...counts) / total };
}

/**
 * Compares the total on one network to that on the other, with the 95 % interval: for counts too small to be compared
 * post by post. `tooSmall` where either total is under ten. One viral post can carry a total, hence `topShare`.
 *
 * Source: Cochran, Sampling Techniques (3rd ed., 1977), sections 6.3 to 6.5: variance of a ratio by the delta method,
 * here of its logarithm, with Student's t of n - 1 degrees of freedom.
 *
 * @param pairs at least two; counts, zero or more
 */
export function totalsRatio(pairs: readonly Both<number>[]): Comparison {
  const first = sideOf(pairs.map(([one]) => one));
  const second = sideOf(pairs.map(([, other]) => other));
  const n = pairs.length;
  if (first.total < smallestTotal || second.total < smallestTotal) return { kind: 'tooSmall', pairs: n };
  const squares = pairs.reduce((sum, [one, other]) => sum + ((one / first.total - other / second.total) * n) ** 2, 0);
  const reach = studentQuantile(0.975, n - 1) * Math.sqrt(squares / ((n - 1) * n));
  const logRatio = Math.log(first.total) - Math.log(second.total);
  return {
    kind: 'totalsRatio',
    pairs: n,
    ratio: first.total / second.total,
    low: Math.exp(logRatio - reach),
    high: Math.exp(logRatio + reach),
    topShare: topShareOf(first, second),
  };
}

/** Returns the larger total's top share; of equal totals the larger share. */
function topShareOf(first: Side, second: Side): number {
  if (first.total === second.total) return Math.max(first.topShare, second.topShare);
  return first.total > second.total ? first.topShare : second.topShare;
}
