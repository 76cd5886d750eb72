import assert from 'node:assert/strict';
import { test } from 'node:test';

import { medianInterval } from '#reach/statistics/median-interval.ts';

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
