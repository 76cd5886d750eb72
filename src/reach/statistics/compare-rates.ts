import type { Comparison } from '#reach/digest.ts';

import { medianRatio, type CountPair } from './median-ratio.ts';

/** Counts of one post on both networks, with the followers that each account had when it was published. */
export interface RatePair extends CountPair {
  readonly mastodonFollowers: number;
  readonly xFollowers: number;
}

/**
 * The same per follower (a thousand of them cancels out), of a typical post: each pair's ratio of counts, times followers on
 * X to followers on Mastodon. `tooSmall` where the counts, not the rates, are small. A pair of which one account had no
 * followers has no rate: it is left out and not counted in `pairs`.
 */
export function compareRates(pairs: readonly RatePair[]): Comparison {
  const rated = pairs.filter(({ mastodonFollowers, xFollowers }) => mastodonFollowers > 0 && xFollowers > 0);
  return medianRatio(rated, (pair) => Math.log(pair.xFollowers) - Math.log(pair.mastodonFollowers));
}
