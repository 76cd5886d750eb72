import assert from 'node:assert/strict';
import { test } from 'node:test';

import { wilcoxonCritical } from '#reach/statistics/wilcoxon-critical.ts';

/** In how many of the 2 to the power of n ways to give signs the positive ranks sum to at most k: by trying all. */
function waysUpTo(k: number, n: number): number {
  let ways = 0;
  for (let signs = 0; signs < 2 ** n; signs += 1) {
    let sum = 0;
    for (let rank = 1; rank <= n; rank += 1) if ((signs >> (rank - 1)) & 1) sum += rank;
    if (sum <= k) ways += 1;
  }
  return ways;
}

/** The same critical value with whole numbers of any size. */
function criticalByWholeNumbers(n: number): number {
  const ways = [1n, ...Array<bigint>((n * (n + 1)) / 2).fill(0n)];
  for (let rank = 1; rank <= n; rank += 1) {
    for (let sum = ways.length - 1; sum >= rank; sum -= 1) ways[sum] = (ways[sum] ?? 0n) + (ways[sum - rank] ?? 0n);
  }
  let cumulative = 0n;
  return ways.findIndex((here) => (cumulative += here) * 40n > 2n ** BigInt(n)) - 1;
}

// Two-sided 5 %, as every table of the signed-rank test has them.
test('critical values are those of the published table', () => {
  const table = [
    [6, 0],
    [7, 2],
    [8, 3],
    [9, 5],
    [10, 8],
    [12, 13],
    [15, 25],
    [20, 52],
    [25, 89],
    [30, 137],
    [50, 434],
  ] as const;
  for (const [n, critical] of table) assert.equal(wilcoxonCritical(n), critical, `n = ${n}`);
});

test('under six pairs there is none', () => {
  for (const n of [0, 1, 2, 3, 4, 5]) assert.equal(wilcoxonCritical(n), null);
});

test('for up to twelve pairs, trying every assignment of signs finds the same', () => {
  for (let n = 1; n <= 12; n += 1) {
    const critical = wilcoxonCritical(n);
    const allowed = 0.025 * 2 ** n;
    if (critical !== null) assert.ok(waysUpTo(critical, n) <= allowed, `n = ${n}: ${critical} is too large`);
    assert.ok(waysUpTo((critical ?? -1) + 1, n) > allowed, `n = ${n}: ${critical} is too small`);
  }
});

test('counting with whole numbers of any size finds the same where they no longer fit', () => {
  for (const n of [40, 60, 75, 110]) assert.equal(wilcoxonCritical(n), criticalByWholeNumbers(n), `n = ${n}`);
});

// Computed apart, in Python, by convolution of probabilities.
test('up to 500 pairs it is exact; beyond it errs by two or three ranks, to the careful side', () => {
  assert.equal(wilcoxonCritical(200), 8444);
  assert.equal(wilcoxonCritical(300), 19628);
  assert.equal(wilcoxonCritical(500), 56290);
  const beyond = [
    [501, 56522],
    [600, 81825],
    [1000, 232346],
    [1500, 529991],
    [2000, 949877],
  ] as const;
  for (const [n, exact] of beyond) {
    const short = exact - (wilcoxonCritical(n) ?? 0);
    assert.ok(short === 2 || short === 3, `n = ${n}: ${short} ranks`);
  }
});
