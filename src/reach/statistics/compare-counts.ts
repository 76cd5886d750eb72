import type { Comparison } from '#reach/digest.ts';

import { medianRatio, type CountPair } from './median-ratio.ts';
import { totalsRatio } from './totals-ratio.ts';

/**
 * What our posts got on Mastodon to what the same posts got on X: of a typical post where the counts allow it, else of the
 * totals, else nothing. Under six pairs always nothing. Coverage of the intervals: `docs/digest-method.md`.
 *
 * @param pairs counts, zero or more
 */
export function compareCounts(pairs: readonly CountPair[]): Comparison {
  const typical = medianRatio(pairs);
  return typical.kind === 'tooSmall' ? totalsRatio(pairs) : typical;
}
