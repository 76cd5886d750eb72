import type { Both, Comparison } from '#reach/digest.ts';

import { medianRatio } from './median-ratio.ts';
import { totalsRatio } from './totals-ratio.ts';

/**
 * Compares what our posts got on one network to what the same posts got on another: of a typical post where the counts
 * allow it, else of the totals, else nothing. Under six pairs always nothing. Coverage of the intervals:
 * `docs/digest-method.md`.
 *
 * @param pairs counts, zero or more
 */
export function compareCounts(pairs: readonly Both<number>[]): Comparison {
  const typical = medianRatio(pairs);
  return typical.kind === 'tooSmall' ? totalsRatio(pairs) : typical;
}
