import type { Both, Comparison } from '#reach/digest.ts';

import { compareCounts, type CountPair } from './compare-counts.ts';

/** Counts of one post on both networks, with each account's followers at its publication. */
export interface RatePair extends CountPair {
  readonly followers: Both<number>;
}

/**
 * Compares interactions per follower (the thousand cancels out) in the same way as counts: each pair's ratio of counts,
 * times followers on the second network over followers on the first. A pair with an account without followers has no
 * rate and is not counted in `pairs`.
 */
export function compareRates(pairs: readonly RatePair[]): Comparison {
  const rated = pairs.filter(({ followers: [one, other] }) => one > 0 && other > 0);
  return compareCounts(
    rated,
    rated.map(({ followers: [one, other] }) => Math.log(other) - Math.log(one)),
  );
}
