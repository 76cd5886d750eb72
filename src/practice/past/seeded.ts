/** Returns numbers from 0 to below 1. */
export type Random = () => number;

/**
 * Returns a random number generator that gives the same numbers for the same seed: mulberry32, by Tommy Ettinger, in
 * the public domain. Good enough for play, not for secrets. See
 * https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32.
 */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

export function wholeBetween(random: Random, low: number, high: number): number {
  return Math.floor(between(random, low, high + 1));
}

/**
 * Returns a number from the normal distribution, of mean 0 and deviation 1:
 * https://en.wikipedia.org/wiki/Box–Muller_transform.
 */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Returns the same items in another order: https://en.wikipedia.org/wiki/Fisher–Yates_shuffle. */
export function shuffled<T>(random: Random, things: readonly T[]): readonly T[] {
  const mixed = [...things];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [one] = mixed.splice(other, 1);
    if (one !== undefined) mixed.push(one);
  }
  return mixed;
}
