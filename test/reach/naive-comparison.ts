import type { Comparison } from '#reach/digest.ts';

// The digest's statistics once more, from docs/digest-method.md and the sources that it names, with nothing from src/reach:
// probabilities are counted in whole numbers of any size.

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

/** Tells where each pair got more, and from twelve pairs on what the sign test concludes and the median ratio. */
export function naiveComparison(pairs: readonly (Counted & { readonly shift?: number })[]): Comparison {
  const n = pairs.length;
  const typical: number[] = [];
  const least: number[] = [];
  const most: number[] = [];
  for (const { mastodon, x, shift = 0 } of pairs) {
    typical.push(Math.log(mastodon + 0.5) - Math.log(x + 0.5) + shift);
    least.push(Math.log(mastodon + 0.25) - Math.log(x + 0.75) + shift);
    most.push(Math.log(mastodon + 0.75) - Math.log(x + 0.25) + shift);
  }
  const ahead: [number, number] = [least.filter((log) => log > 0).length, most.filter((log) => log < 0).length];
  const critical = naiveSigns(n, 2080n);
  if (critical === -1) return { kind: 'tooFew', pairs: n, ahead };
  // One network has clearly more where the pairs that do not say so are no more than such a row of throws has heads.
  const more = n - ahead[0] <= critical ? 'first' : n - ahead[1] <= critical ? 'second' : null;
  const medianOnMastodon = naiveMedian(pairs.map(({ mastodon }) => mastodon)) ?? 0;
  const medianOnX = naiveMedian(pairs.map(({ x }) => x)) ?? 0;
  if (medianOnMastodon < 5 || medianOnX < 5) return { kind: 'compared', pairs: n, ahead, more, ratio: null };
  return {
    kind: 'compared',
    pairs: n,
    ahead,
    more,
    ratio: {
      typical: Math.exp(naiveMedian(typical) ?? Number.NaN),
      low: Math.exp(at(inOrder(least), critical)),
      high: Math.exp(at(inOrder(most), n - 1 - critical)),
    },
  };
}

const known = new Map<string, number>();

/** The largest k with P(B ≤ k) ≤ 1/`rarity`, B counting heads of n throws; -1 where there is none. By Pascal's triangle. */
function naiveSigns(n: number, rarity: bigint): number {
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
