import assert from 'node:assert/strict';
import { test } from 'node:test';

import { medianInterval } from '#reach/statistics/median-interval.ts';

/** Tells, by whole numbers, whether at most k heads of n throws have a probability of at most 1/40. */
function isWithinTail(k: number, n: number): boolean {
  let ways = 1n;
  let sum = 0n;
  for (let heads = 0n; heads <= BigInt(k); heads += 1n) {
    sum += ways;
    ways = (ways * (BigInt(n) - heads)) / (heads + 1n);
  }
  return 40n * sum <= 2n ** BigInt(n);
}

function ranks(n: number): readonly number[] {
  return Array.from({ length: n }, (_, index) => n - index);
}

test('fewer than six values have a median but no interval, none have neither', () => {
  assert.equal(medianInterval([]), null);
  assert.deepEqual(medianInterval([3]), { median: 3, low: null, high: null });
  assert.deepEqual(medianInterval([5, 1, 2, 9, 4]), { median: 4, low: null, high: null });
});

// The lower ranks are qbinom(0.025, n, 0.5) in R and scipy.stats.binom.ppf in Python.
test('the interval lies between the order statistics of the table of the sign test', () => {
  const table = [
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [12, 3, 10],
    [15, 4, 12],
    [20, 6, 15],
    [25, 8, 18],
    [30, 10, 21],
    [50, 18, 33],
    [100, 40, 61],
  ] as const;
  for (const [n, low, high] of table) {
    assert.deepEqual(medianInterval(ranks(n)), { median: (n + 1) / 2, low, high }, `n = ${n}`);
  }
});

test('the interval is the narrowest that keeps 95 %, by whole numbers, also where 2 to the power of -n is zero', () => {
  for (const n of [...Array.from({ length: 195 }, (_, index) => index + 6), 1100, 2000]) {
    const { low, high } = medianInterval(ranks(n)) ?? assert.fail();
    assert.ok(low !== null && high !== null);
    assert.equal(low + high, n + 1);
    assert.ok(isWithinTail(low - 1, n), `n = ${n}: under 95 %`);
    assert.ok(!isWithinTail(low, n), `n = ${n}: wider than need be`);
  }
});
