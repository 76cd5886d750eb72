import type { Both, Comparison } from '#reach/digest.ts';

import { median } from './median.ts';

/** The counts of one post on two networks, and the day on which it went out, as a whole number. */
export interface CountPair {
  readonly day: number;
  readonly counts: Both<number>;
}

/**
 * Square of 27/8 standard errors. Of posts on separate days this never calls clear what the exact sign test does not,
 * with 5 % of a year divided among its 52 digests (from 12 posts to 2,000, every number was tried).
 */
const leastOfDays = (27 / 8) ** 2;
/** Square of 3 standard errors, where each three days in a row are one observation, as the days of a crisis are. */
const leastOfThreeDays = 3 ** 2;
const daysInARow = 3;
/** Below this, the half added to each count weighs too much and pulls the ratio towards 1. */
const smallestMedian = 5;
/** Less than half an interaction, so that it is always clear who got more, and no interval has width zero. */
const grain = 0.25;

/**
 * Compares the counts of the same posts on two networks: on which they got more, and how many times as much a typical
 * post got, with an interval made for weekly looks. Posts of one day, and of three days in a row, may depend on each
 * other: they count as one as far as they agree. Of all lines whose true ratio is 1, at most one in twenty shows a
 * clear difference anywhere in a year of 52 digests, however skewed the counts. Concludes nothing where even posts that
 * all went one way would not suffice: from fewer than twelve days, and from more if they are close together. Returns no
 * ratio if the median count of either network is under five.
 *
 * The ratio is the median of the pairs' ratios, each of (count + ½) so that zero has one. The interval holds every
 * ratio that a sign test by days does not refuse. False alarms and power, as measured: `docs/digest-method.md`.
 *
 * Source: Canay, Romano and Shaikh, Econometrica 85 (2017) 1013–1030, for the signs of groups that depend on each
 * other; Dunn, Journal of the American Statistical Association 56 (1961) 52–64, for the division.
 *
 * @param pairs counts, zero or more
 * @param shifts added to the logarithm of each pair's ratio; left out: nothing is
 */
export function compareCounts(pairs: readonly CountPair[], shifts: readonly number[] = []): Comparison {
  const logs = (more: number): readonly number[] =>
    pairs.map(
      ({ counts: [one, other] }, at) => Math.log(one + 0.5 + more) - Math.log(other + 0.5 - more) + (shifts[at] ?? 0),
    );
  const days = pairs.map(({ day }) => day);
  const lows = logs(-grain);
  const highs = logs(grain);
  const ahead: Both<number> = [lows.filter((low) => low > 0).length, highs.filter((high) => high < 0).length];
  const low = leastNotRefused(lows, days);
  const least = leastNotRefused(
    highs.map((high) => -high),
    days,
  );
  if (low === null || least === null) return { kind: 'tooFew', pairs: pairs.length, ahead };
  const high = -least;
  const typical = median(logs(0));
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

/**
 * Returns the least of these values that the sign test by days does not refuse as their median: null if it refuses
 * none, since the days are too few. Begins below all values, where each is a plus, and turns one after another into a
 * minus.
 */
function leastNotRefused(values: readonly number[], days: readonly number[]): number | null {
  const signs = signsByDay(days);
  if (!signs.areMostlyPlus()) return null;
  const sorted = values
    .map((value, at) => ({ value, day: days[at] ?? 0 }))
    .toSorted((one, other) => one.value - other.value);
  for (const [at, { value, day }] of sorted.entries()) {
    signs.turn(day);
    // Equal values turn together.
    if (sorted[at + 1]?.value !== value && !signs.areMostlyPlus()) return value;
  }
  throw new Error('the sign test refuses a median that no value exceeds');
}

/** Adds up signs by day, and by each three days in a row. All begin as a plus. */
function signsByDay(days: readonly number[]): { turn: (day: number) => void; areMostlyPlus: () => boolean } {
  const ofDays = new Map<number, number>();
  const ofThreeDays = new Map<number, number>();
  let sum = 0;
  let squares = 0;
  let squaresOfThree = 0;
  const add = (day: number, sign: number): void => {
    const before = ofDays.get(day) ?? 0;
    ofDays.set(day, before + sign);
    sum += sign;
    squares += (before + sign) ** 2 - before ** 2;
    for (let first = day - daysInARow + 1; first <= day; first += 1) {
      const beforeOfThree = ofThreeDays.get(first) ?? 0;
      ofThreeDays.set(first, beforeOfThree + sign);
      squaresOfThree += (beforeOfThree + sign) ** 2 - beforeOfThree ** 2;
    }
  };
  for (const day of days) add(day, 1);
  return {
    turn: (day) => {
      add(day, -2);
    },
    areMostlyPlus: () =>
      sum > 0 &&
      sum ** 2 > leastOfDays * squares &&
      // Each day is in three rows of three.
      sum ** 2 > (leastOfThreeDays * squaresOfThree) / daysInARow,
  };
}

function areLarge(pairs: readonly CountPair[]): boolean {
  const medians = [median(pairs.map(({ counts: [one] }) => one)), median(pairs.map(({ counts: [, other] }) => other))];
  return medians.every((middle) => middle !== null && middle >= smallestMedian);
}
