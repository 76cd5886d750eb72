import assert from 'node:assert/strict';
import { test } from 'node:test';

import { studentQuantile } from '#reach/statistics/student-quantile.ts';

const degrees = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 30, 40, 60, 120] as const;

// Three decimals are the table of NIST, https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm; the fourth is from
// scipy.stats.t.ppf in Python.
const table = {
  '0.9': [
    3.0777, 1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.383, 1.3722, 1.3406, 1.3253, 1.3104, 1.3031,
    1.2958, 1.2886,
  ],
  '0.95': [
    6.3138, 2.92, 2.3534, 2.1318, 2.015, 1.9432, 1.8946, 1.8595, 1.8331, 1.8125, 1.7531, 1.7247, 1.6973, 1.6839, 1.6706,
    1.6577,
  ],
  '0.975': [
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.1314, 2.086, 2.0423, 2.0211,
    2.0003, 1.9799,
  ],
  '0.99': [
    31.8205, 6.9646, 4.5407, 3.7469, 3.3649, 3.1427, 2.998, 2.8965, 2.8214, 2.7638, 2.6025, 2.528, 2.4573, 2.4233,
    2.3901, 2.3578,
  ],
  '0.995': [
    63.6567, 9.9248, 5.8409, 4.6041, 4.0321, 3.7074, 3.4995, 3.3554, 3.2498, 3.1693, 2.9467, 2.8453, 2.75, 2.7045,
    2.6603, 2.6174,
  ],
} as const;

test('quantiles agree with the table to four decimals', () => {
  for (const [share, row] of Object.entries(table)) {
    for (const [index, wanted] of row.entries()) {
      const df = degrees[index] ?? assert.fail();
      assert.ok(Math.abs(studentQuantile(Number(share), df) - wanted) <= 0.00005001, `${share}, ${df} degrees`);
    }
  }
});

test('for one and two degrees the quantile is the closed formula', () => {
  for (const share of [0.001, 0.025, 0.3, 0.5, 0.6, 0.975, 0.999]) {
    const cauchy = Math.tan(Math.PI * (share - 0.5));
    assert.ok(Math.abs(studentQuantile(share, 1) - cauchy) <= 1e-9 * (1 + Math.abs(cauchy)));
    const two = (2 * share - 1) / Math.sqrt(2 * share * (1 - share));
    assert.ok(Math.abs(studentQuantile(share, 2) - two) <= 1e-9 * (1 + Math.abs(two)));
  }
});

test('with more degrees the quantile falls, towards that of the normal distribution', () => {
  const quantiles = Array.from({ length: 300 }, (_, index) => studentQuantile(0.975, index + 1));
  assert.deepEqual(
    quantiles.toSorted((one, other) => other - one),
    quantiles,
  );
  assert.ok(Math.abs(studentQuantile(0.975, 5000) - 1.959964 * (1 + (1.959964 ** 2 + 1) / (4 * 5000))) < 1e-6);
});

test('what is no share or no number of degrees is refused', () => {
  for (const share of [0, 1, -0.1, 2, Number.NaN]) assert.throws(() => studentQuantile(share, 5), RangeError);
  for (const df of [0, -1, 2.5, Number.NaN, Infinity]) assert.throws(() => studentQuantile(0.9, df), RangeError);
});
