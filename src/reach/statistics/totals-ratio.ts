import type { Comparison } from '#reach/digest.ts';

import type { CountPair } from './median-ratio.ts';
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
 * The total on Mastodon to that on X, with the 95 % interval: for counts too small to be compared post by post. `tooSmall`
 * where either total is under ten. One viral post can carry a total, hence `topShare`.
 *
 * Source: Cochran, Sampling Techniques (3rd ed., 1977), sections 6.3 to 6.5: variance of a ratio by the delta method, here of its
 * logarithm, with Student's t of n - 1 degrees of freedom.
 *
 * @param pairs at least two; counts, zero or more
 */
export function totalsRatio(pairs: readonly CountPair[]): Comparison {
  const mastodon = sideOf(pairs.map((pair) => pair.mastodon));
  const x = sideOf(pairs.map((pair) => pair.x));
  const n = pairs.length;
  if (mastodon.total < smallestTotal || x.total < smallestTotal) return { kind: 'tooSmall', pairs: n };
  const squares = pairs.reduce((sum, pair) => sum + ((pair.mastodon / mastodon.total - pair.x / x.total) * n) ** 2, 0);
  const reach = studentQuantile(0.975, n - 1) * Math.sqrt(squares / ((n - 1) * n));
  const logRatio = Math.log(mastodon.total) - Math.log(x.total);
  return {
    kind: 'totalsRatio',
    pairs: n,
    ratio: mastodon.total / x.total,
    low: Math.exp(logRatio - reach),
    high: Math.exp(logRatio + reach),
    topShare: topShareOf(mastodon, x),
  };
}

/** Of the larger total; of equal ones the larger share. */
function topShareOf(mastodon: Side, x: Side): number {
  if (mastodon.total === x.total) return Math.max(mastodon.topShare, x.topShare);
  return mastodon.total > x.total ? mastodon.topShare : x.topShare;
}
