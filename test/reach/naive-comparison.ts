import type { Band, Comparison } from '#reach/digest.ts';

// The digest's statistics once more, from docs/digest-method.md and the sources that it names, with nothing from src/reach:
// averages are all written down, probabilities are counted in whole numbers of any size or integrated.

export interface Counted {
  readonly mastodon: number;
  readonly x: number;
}

/** The middle of the values written down in order; null of none. */
export function naiveMedian(values: readonly number[]): number | null {
  const sorted = inOrder(values);
  if (sorted.length === 0) return null;
  return (at(sorted, Math.floor((sorted.length - 1) / 2)) + at(sorted, Math.floor(sorted.length / 2))) / 2;
}

/** Compares typical posts where there are six pairs and both medians reach five, else the totals, else nothing. */
export function naiveComparison(pairs: readonly Counted[]): Comparison {
  const typical = naiveTypical(pairs.map((pair) => ({ ...pair, shift: 0 })));
  if (typical.kind !== 'tooSmall') return typical;
  let mastodon = 0;
  let x = 0;
  let mostOnMastodon = 0;
  let mostOnX = 0;
  for (const pair of pairs) {
    mastodon += pair.mastodon;
    x += pair.x;
    if (pair.mastodon > mostOnMastodon) mostOnMastodon = pair.mastodon;
    if (pair.x > mostOnX) mostOnX = pair.x;
  }
  if (mastodon < 10 || x < 10) return typical;
  const n = pairs.length;
  // Cochran (1977), 6.4: the variance of m̄/x̄ is that of the mean of (m − Rx)/x̄; of its logarithm, divided by R².
  const ratio = mastodon / x;
  let sumOfSquares = 0;
  for (const pair of pairs) sumOfSquares += ((pair.mastodon - ratio * pair.x) / (mastodon / n)) ** 2;
  const factor = Math.exp(naiveStudent(n - 1) * Math.sqrt(sumOfSquares / (n - 1) / n));
  let topShare = mostOnMastodon / mastodon;
  if (x > mastodon || (x === mastodon && mostOnX > mostOnMastodon)) topShare = mostOnX / x;
  return { kind: 'totalsRatio', pairs: n, ratio, low: ratio / factor, high: ratio * factor, topShare };
}

/** The Hodges–Lehmann estimate of the logarithms with Tukey's interval, of all Walsh averages written down. */
export function naiveTypical(pairs: readonly (Counted & { readonly shift: number })[]): Comparison {
  const n = pairs.length;
  if (n < 6) return { kind: 'tooFew', pairs: n };
  const medianOnMastodon = naiveMedian(pairs.map(({ mastodon }) => mastodon)) ?? 0;
  const medianOnX = naiveMedian(pairs.map(({ x }) => x)) ?? 0;
  if (medianOnMastodon < 5 || medianOnX < 5) return { kind: 'tooSmall', pairs: n };
  const logs = pairs.map(({ mastodon, x, shift }) => Math.log(mastodon + 0.5) - Math.log(x + 0.5) + shift);
  const averages: number[] = [];
  for (let first = 0; first < n; first += 1) {
    for (let second = first; second < n; second += 1) averages.push((at(logs, first) + at(logs, second)) / 2);
  }
  const sorted = inOrder(averages);
  const critical = naiveSignedRank(n);
  return {
    kind: 'medianRatio',
    pairs: n,
    ratio: Math.exp(naiveMedian(sorted) ?? Number.NaN),
    low: Math.exp(at(sorted, critical)),
    high: Math.exp(at(sorted, sorted.length - 1 - critical)),
  };
}

/** The median, with the order statistics between which it lies by the sign test. */
export function naiveBand(values: readonly number[]): Band | null {
  const median = naiveMedian(values);
  if (median === null) return null;
  const sorted = inOrder(values);
  const critical = naiveSigns(values.length);
  if (critical === -1) return { posts: values.length, median, low: null, high: null };
  return { posts: values.length, median, low: at(sorted, critical), high: at(sorted, sorted.length - 1 - critical) };
}

const signedRanks = new Map<number, number>();

/** The largest k with P(W ≤ k) ≤ 1/40: subsets of the ranks 1 to n counted by their sums. */
function naiveSignedRank(n: number): number {
  const known = signedRanks.get(n);
  if (known !== undefined) return known;
  let ways = [1n];
  for (let rank = 1; rank <= n; rank += 1) {
    const next = [...ways, ...Array<bigint>(rank).fill(0n)];
    for (const [sum, count] of ways.entries()) next[sum + rank] = (next[sum + rank] ?? 0n) + count;
    ways = next;
  }
  const critical = lastWithin(ways, n);
  signedRanks.set(n, critical);
  return critical;
}

/** The largest k with P(B ≤ k) ≤ 1/40, B counting heads of n throws; -1 where there is none. By Pascal's triangle. */
function naiveSigns(n: number): number {
  let row = [1n];
  for (let throws = 1; throws <= n; throws += 1) {
    row = Array.from({ length: throws + 1 }, (_, heads) => (row[heads - 1] ?? 0n) + (row[heads] ?? 0n));
  }
  return lastWithin(row, n);
}

function lastWithin(ways: readonly bigint[], n: number): number {
  let cumulative = 0n;
  for (const [sum, here] of ways.entries()) {
    cumulative += here;
    if (cumulative * 40n > 2n ** BigInt(n)) return sum - 1;
  }
  return ways.length - 1;
}

const students = new Map<number, number>();

/**
 * The 97.5 % quantile of Student's t. With t = tan(angle)·√degrees its density is cos(angle) to the power of degrees − 1,
 * up to a factor that drops out: integrated by Gauss and Legendre, the angle halved in.
 */
function naiveStudent(degrees: number): number {
  const known = students.get(degrees);
  if (known !== undefined) return known;
  const half = integral(Math.PI / 2, degrees - 1);
  let low = 0;
  let high = Math.PI / 2;
  for (let step = 0; step < 55; step += 1) {
    const middle = (low + high) / 2;
    if (integral(middle, degrees - 1) < 0.95 * half) low = middle;
    else high = middle;
  }
  const quantile = Math.tan(low) * Math.sqrt(degrees);
  students.set(degrees, quantile);
  return quantile;
}

const inner = Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3;
const outer = Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3;
const innerWeight = (322 + 13 * Math.sqrt(70)) / 900;
const outerWeight = (322 - 13 * Math.sqrt(70)) / 900;

/** Integrates cos to that power, from 0 to `end`. */
function integral(end: number, power: number): number {
  const panels = 60;
  const halfWidth = end / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel += 1) {
    const middle = (2 * panel + 1) * halfWidth;
    const value = (place: number): number => Math.cos(middle + place * halfWidth) ** power;
    sum += (128 / 225) * value(0);
    sum += innerWeight * (value(inner) + value(-inner));
    sum += outerWeight * (value(outer) + value(-outer));
  }
  return sum * halfWidth;
}

function inOrder(values: readonly number[]): readonly number[] {
  return [...values].sort((one, other) => one - other);
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value ${index} of ${values.length}`);
  return value;
}
