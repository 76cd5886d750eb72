import { scale } from 'vega';

/** A scale of vega's: `symlog` is log(1 + value), which has a place for zero. */
export interface Axis {
  readonly name: string;
  readonly type: 'log' | 'symlog';
  readonly domain: readonly [number, number];
  /** Pixels of the picture. */
  readonly range: readonly [number, number];
}

/** Returns a function that maps a value to its pixel. */
export function placesOn({ type, domain, range }: Axis): (value: number) => number {
  return scale(type)().domain(domain).range(range);
}

/**
 * Returns a range from and to 1, 2 or 5 times a power of ten, at least tenfold, around the positive values among these.
 */
export function logDomain(values: readonly number[]): readonly [number, number] {
  const positive = values.filter((value) => value > 0);
  if (positive.length === 0) return [1, 10];
  let low = roundUnder(Math.min(...positive));
  let high = roundOver(Math.max(...positive));
  // Counts that are nearly equal stand in the middle, and no count is under one.
  for (let isLow = true; high < low * 10; isLow = !isLow) {
    if (isLow && low > 1) low = roundUnder(low * 0.99);
    else high = roundOver(high * 1.01);
  }
  return [low, high];
}

/**
 * Chooses a scale that grows by multiplying; if a value is under one, so that zero must have a place, log(1 + value).
 */
export function growingAxis(values: readonly number[]): Pick<Axis, 'type' | 'domain'> {
  if (Math.min(...values) >= 1) return { type: 'log', domain: logDomain(values) };
  return { type: 'symlog', domain: [0, Math.max(roundOver(Math.max(...values, 1)), 5)] };
}

/**
 * Returns round values to write at an axis, as many as keep off one another: 1, 2 and 5 times each power of ten, else 1
 * and 3 times, else each power of ten, else every second, third … of them; and zero if the axis begins there.
 */
export function ticksOf(
  [low, high]: readonly [number, number],
  keepOff: (one: number, other: number) => boolean,
): readonly number[] {
  const first = powerUnder(low === 0 ? 1 : low);
  const powers: number[] = [];
  for (let power = first; power <= high; power *= 10) powers.push(power);
  const within = (values: readonly number[]): readonly number[] => {
    const inside = values.filter((value) => value >= low && value <= high);
    return low === 0 ? [0, ...inside.filter((value) => keepOff(0, value))] : inside;
  };
  const sets = [
    within(powers.flatMap((power) => [power, power * 2, power * 5])),
    within(powers.flatMap((power) => [power, power * 3])),
    ...powers.map((_, index) => within(powers.filter((_, other) => other % (index + 1) === 0))),
  ];
  const fits = (values: readonly number[]): boolean =>
    values.every((value, index) => index === 0 || keepOff(values[index - 1] ?? 0, value));
  return sets.find(fits) ?? [low];
}

/** Returns the power of ten at or under a positive value, by steps: a logarithm may miss by a hair. */
function powerUnder(value: number): number {
  let power = 1;
  while (power * 10 <= value) power *= 10;
  while (power > value) power /= 10;
  return power;
}

function roundUnder(value: number): number {
  const power = powerUnder(value);
  return [power * 5, power * 2].find((round) => round <= value) ?? power;
}

function roundOver(value: number): number {
  const power = powerUnder(value);
  return [power, power * 2, power * 5].find((round) => round >= value) ?? power * 10;
}
