import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { hodgesLehmann, type Location } from '#reach/statistics/hodges-lehmann.ts';

function located(values: readonly number[]): Location {
  return hodgesLehmann(values) ?? assert.fail('too few values');
}

function assertNear(actual: number, wanted: number): void {
  assert.ok(Math.abs(actual - wanted) < 1e-12, `${actual} instead of ${wanted}`);
}

// Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, examples 3.1, 3.3 and 3.4: factor IV of Hamilton's scale
// before and after a tranquilliser; also the example of wilcox.test in R. The exact level of the interval is 96.1 %.
test('the depression scale of Hollander and Wolfe gives −0.46, from −0.786 to −0.010', () => {
  const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
  const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
  const { estimate, low, high } = located(after.map((value, index) => value - (before[index] ?? Number.NaN)));
  assertNear(estimate, -0.46);
  assertNear(low, -0.786);
  assertNear(high, -0.01);
});

// Darwin's maize in Wilcoxon's paper of 1945; W = 96 and p = 0.041 by R:
// https://byuistats.github.io/Statistics-Notebook/Analyses/Wilcoxon%20Tests/Examples/CornHeightsPairedWilcoxon.html
test('the maize of Darwin differs at 5 %, as published, and the interval ends where the test does', () => {
  const differences = [14, 56, 60, 16, 6, 8, -48, 49, 24, 28, 29, 41, -67, 23, 75];
  const { estimate, low, high } = located(differences);
  assert.ok(0 < low && low < estimate && estimate < high);
  assert.ok(twoSidedP(differences) <= 0.05);
  assert.equal(twoSidedP(differences).toFixed(5), '0.04126');
  assert.ok(twoSidedP(differences.map((value) => value - low - 0.01)) > 0.05);
  assert.ok(twoSidedP(differences.map((value) => value - high + 0.01)) > 0.05);
  assert.ok(twoSidedP(differences.map((value) => value - high - 0.01)) <= 0.05);
});

test('under six values nothing is concluded', () => {
  assert.equal(hodgesLehmann([]), null);
  assert.equal(hodgesLehmann([1, 2, 3, 4, 5]), null);
  assert.deepEqual(hodgesLehmann([1, 2, 3, 4, 5, 6]), { estimate: 3.5, low: 1, high: 6 });
});

/** The exact two-sided p of the signed-rank test, by trying every assignment of signs. No zeros, no ties. */
function twoSidedP(values: readonly number[]): number {
  const bySize = values.toSorted((one, other) => Math.abs(one) - Math.abs(other));
  const rankSum = (isPositive: (index: number) => boolean) =>
    bySize.reduce((sum, _, index) => sum + (isPositive(index) ? index + 1 : 0), 0);
  const observed = rankSum((index) => (bySize[index] ?? 0) > 0);
  const all = (values.length * (values.length + 1)) / 2;
  const smaller = Math.min(observed, all - observed);
  let ways = 0;
  for (let signs = 0; signs < 2 ** values.length; signs += 1) {
    if (rankSum((index) => ((signs >> index) & 1) === 1) <= smaller) ways += 1;
  }
  return Math.min(1, (2 * ways) / 2 ** values.length);
}

test('the interval leaves out zero exactly where the test by brute force rejects it at 5 %', () => {
  const value = fc.integer({ min: -3e6, max: 5e6 }).map((value) => (value === 0 ? 1 : value) / 1e6);
  const values = fc.uniqueArray(value, { minLength: 6, maxLength: 12, selector: Math.abs });
  const seen = { rejected: 0, kept: 0 };
  fc.assert(
    fc.property(values, (values) => {
      const { low, high } = located(values);
      const isRejected = twoSidedP(values) <= 0.05;
      seen[isRejected ? 'rejected' : 'kept'] += 1;
      assert.equal(low > 0 || high < 0, isRejected);
    }),
    { numRuns: 400 },
  );
  assert.ok(seen.rejected > 20 && seen.kept > 20, JSON.stringify(seen));
});
