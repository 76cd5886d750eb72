import type { Comparison } from '#reach/digest.ts';

// The digest's statistics once more, from docs/digest-method.md and the sources that it names, with nothing from src/reach:
// each possible ratio is tried by itself, in whole numbers.

export interface Counted {
  /** Of the calendar, as a whole number. */
  readonly day: number;
  readonly mastodon: number;
  readonly x: number;
}

/** The middle of the values written down in order; null of none. */
export function naiveMedian(values: readonly number[]): number | null {
  const sorted = inOrder(values);
  if (sorted.length === 0) return null;
  return (at(sorted, Math.floor((sorted.length - 1) / 2)) + at(sorted, Math.floor(sorted.length / 2))) / 2;
}

/** Tells where each pair got more, and with enough days what the sign test by days concludes and the median ratio. */
export function naiveComparison(pairs: readonly (Counted & { readonly shift?: number })[]): Comparison {
  const days = pairs.map(({ day }) => day);
  const typical: number[] = [];
  const least: number[] = [];
  const most: number[] = [];
  for (const { mastodon, x, shift = 0 } of pairs) {
    typical.push(Math.log(mastodon + 0.5) - Math.log(x + 0.5) + shift);
    least.push(Math.log(mastodon + 0.25) - Math.log(x + 0.75) + shift);
    most.push(Math.log(mastodon + 0.75) - Math.log(x + 0.25) + shift);
  }
  const ahead: [number, number] = [least.filter((log) => log > 0).length, most.filter((log) => log < 0).length];
  if (!isRefused(days.map((day) => ({ day, sign: 1 })))) return { kind: 'tooFew', pairs: pairs.length, ahead };
  const low = inOrder(least).find((tried) => !isRefused(signsOver(least, days, tried))) ?? Number.NaN;
  const lost = most.map((log) => -log);
  const high = -(inOrder(lost).find((tried) => !isRefused(signsOver(lost, days, tried))) ?? Number.NaN);
  const more = low > 0 ? 'first' : high < 0 ? 'second' : null;
  const medianOnMastodon = naiveMedian(pairs.map(({ mastodon }) => mastodon)) ?? 0;
  const medianOnX = naiveMedian(pairs.map(({ x }) => x)) ?? 0;
  const [of, isSmall] = [pairs.length, medianOnMastodon < 5 || medianOnX < 5];
  if (isSmall) return { kind: 'compared', pairs: of, ahead, more, ratio: null };
  const ratio = { typical: Math.exp(naiveMedian(typical) ?? Number.NaN), low: Math.exp(low), high: Math.exp(high) };
  return { kind: 'compared', pairs: of, ahead, more, ratio };
}

interface Sign {
  readonly day: number;
  readonly sign: number;
}

function signsOver(values: readonly number[], days: readonly number[], tried: number): readonly Sign[] {
  return values.map((value, index) => ({ day: at(days, index), sign: value > tried ? 1 : -1 }));
}

/** Tells whether so many more pluses than minuses are no chance, by days and by each three days in a row. */
function isRefused(signs: readonly Sign[]): boolean {
  const squaresOf = (length: number): number => {
    const sums = new Map<number, number>();
    for (const { day, sign } of signs)
      for (let first = day - length + 1; first <= day; first += 1) sums.set(first, (sums.get(first) ?? 0) + sign);
    return [...sums.values()].reduce((squares, sum) => squares + sum ** 2, 0);
  };
  const more = signs.reduce((sum, { sign }) => sum + sign, 0);
  return more > 0 && 64 * more ** 2 > 729 * squaresOf(1) && more ** 2 > 3 * squaresOf(3);
}

const known = new Map<string, number>();

/** The largest k with P(B ≤ k) ≤ 1/`rarity`, B counting heads of n throws; -1 where there is none. By Pascal's triangle. */
export function naiveSigns(n: number, rarity: bigint): number {
  const key = `${n} ${rarity}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  let row = [1n];
  for (let throws = 1; throws <= n; throws += 1) {
    row = Array.from({ length: throws + 1 }, (_, heads) => (row[heads - 1] ?? 0n) + (row[heads] ?? 0n));
  }
  let cumulative = 0n;
  const first = row.findIndex((ways) => (cumulative += ways) * rarity > 2n ** BigInt(n));
  const critical = first === -1 ? n : first - 1;
  known.set(key, critical);
  return critical;
}

function inOrder(values: readonly number[]): readonly number[] {
  return [...values].sort((one, other) => one - other);
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value ${index} of ${values.length}`);
  return value;
}
