import type { Both, Comparison } from '#reach/digest.ts';

import { median } from './median.ts';
import { signCritical } from './sign-critical.ts';

/** Digests of a year: as many looks at a comparison, each of which may show a difference where none is. */
const looksAYear = 52;
/** The share of wrong looks on either side that leaves at most one wrong year in twenty. */
const tail = 0.05 / looksAYear / 2;
/** Below, the half that is added to each count weighs too much and pulls the ratio towards 1. */
const smallestMedian = 5;
/** Less than half an interaction, so that who got more is never in doubt, and no interval has the width zero. */
const grain = 0.25;

/**
 * Compares what our posts got on one network to what the same posts got on another: which got more, and how many times
 * as much a typical post got, with an interval made for being looked at every week. Of all lines whose truth is 1, at
 * most one in twenty shows a clear difference anywhere in a year of 52 digests, however skewed the counts; posts that
 * depend on each other show more. Nothing is concluded under twelve pairs, and no ratio is told where the median count
 * of either network is under five.
 *
 * The ratio is the median of the pairs' ratios, each of (count + ½) so that zero has one; the interval is the sign
 * test's, at 5 % of a year shared out to its looks. Coverage: `docs/digest-method.md`.
 *
 * Source: David and Nagaraja, Order Statistics (3rd ed., 2003), section 7.1, for the interval; Dunn, Journal of the
 * American Statistical Association 56 (1961) 52–64, for the sharing out.
 *
 * @param pairs counts, zero or more
 * @param shifts added to the logarithm of each pair's ratio; left out: nothing is
 */
export function compareCounts(pairs: readonly Both<number>[], shifts: readonly number[] = []): Comparison {
  const logs = (more: number): Float64Array =>
    Float64Array.from(
      pairs,
      ([one, other], at) => Math.log(one + 0.5 + more) - Math.log(other + 0.5 - more) + (shifts[at] ?? 0),
    );
  const lows = logs(-grain);
  const highs = logs(grain);
  const ahead: Both<number> = [lows.filter((low) => low > 0).length, highs.filter((high) => high < 0).length];
  const critical = signCritical(pairs.length, tail);
  if (critical === null) return { kind: 'tooFew', pairs: pairs.length, ahead };
  const low = valueAt(lows.sort(), critical);
  const high = valueAt(highs.sort(), pairs.length - 1 - critical);
  const typical = median([...logs(0)]);
  return {
    kind: 'compared',
    pairs: pairs.length,
    ahead,
    more: low > 0 ? 'first' : high < 0 ? 'second' : null,
    ratio:
      typical !== null && areLarge(pairs)
        ? { typical: Math.exp(typical), low: Math.exp(low), high: Math.exp(high) }
        : null,
  };
}

function valueAt(values: Float64Array, index: number): number {
  const value = values.at(index);
  if (value === undefined) throw new RangeError(`no value ${index} of ${values.length}`);
  return value;
}

function areLarge(pairs: readonly Both<number>[]): boolean {
  const medians = [median(pairs.map(([one]) => one)), median(pairs.map(([, other]) => other))];
  return medians.every((middle) => middle !== null && middle >= smallestMedian);
}
