import type { Both, Comparison } from '#reach/digest.ts';

import { compareCounts } from './compare-counts.ts';

/** Counts of one post on both networks, with the followers that each account had when it was published. */
export interface RatePair {
  readonly counts: Both<number>;
  readonly followers: Both<number>;
}

/**
 * Compares interactions per follower (a thousand of them cancels out), as counts are compared: each pair's ratio of
 * counts, times followers on the second network to followers on the first. A pair of which one account had no followers
 * has no rate: it is left out and not counted in `pairs`.
 */
export function compareRates(pairs: readonly RatePair[]): Comparison {
  const rated = pairs.filter(({ followers: [one, other] }) => one > 0 && other > 0);
  return compareCounts(
    rated.map(({ counts }) => counts),
    rated.map(({ followers: [one, other] }) => Math.log(other) - Math.log(one)),
  );
}
