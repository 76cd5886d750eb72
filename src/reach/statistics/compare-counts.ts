import type { Both, Comparison } from '#reach/digest.ts';

import { median } from './median.ts';
import { signCritical } from './sign-critical.ts';

/** Number of digests in a year: each is a look at the comparison that may show a difference by chance. */
const looksAYear = 52;
/** Share of wrong looks on either side so that at most one year in twenty has a wrong one. */
const tail = 0.05 / looksAYear / 2;
/** Below this, the half added to each count weighs too much and pulls the ratio towards 1. */
const smallestMedian = 5;
/** Less than half an interaction, so that it is always clear who got more, and no interval has width zero. */
const grain = 0.25;

/**
 * Compares the counts of the same posts on two networks: on which they got more, and how many times as much a typical
 * post got, with an interval made for weekly looks. Of all lines whose true ratio is 1, at most one in twenty shows a
 * clear difference anywhere in a year of 52 digests, however skewed the counts; posts that depend on each other show
 * more. Concludes nothing from fewer than twelve pairs, and returns no ratio if the median count of either network is
 * under five.
 *
 * The ratio is the median of the pairs' ratios, each of (count + ½) so that zero has one; the interval is the sign
 * test's, with 5 % of a year divided among its looks. Coverage: `docs/digest-method.md`.
 *
 * Source: David and Nagaraja, Order Statistics (3rd ed., 2003), section 7.1, for the interval; Dunn, Journal of the
 * American Statistical Association 56 (1961) 52–64, for the division.
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
