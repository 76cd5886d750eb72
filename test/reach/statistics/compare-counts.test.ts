import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import type { Both } from '#reach/digest.ts';
import { compareCounts } from '#reach/statistics/compare-counts.ts';

type CountPair = Both<number>;

function pairsOf(...counts: readonly CountPair[]): readonly CountPair[] {
  return counts;
}

function swapped(pairs: readonly CountPair[]): readonly CountPair[] {
  return pairs.map(([one, other]) => [other, one]);
}

function assertNear(actual: number, wanted: number): void {
  assert.ok(Math.abs(actual - wanted) <= 1e-9 * Math.abs(wanted), `${actual} instead of ${wanted}`);
}

const large = pairsOf([10, 5], [20, 11], [7, 9], [30, 12], [16, 8], [50, 21]);
const small = pairsOf([2, 1], [0, 0], [3, 2], [1, 1], [4, 2], [12, 4]);

test('under six pairs nothing is concluded, however clear they look', () => {
  for (let n = 0; n < 6; n += 1) {
    const pairs = Array.from({ length: n }, (): CountPair => [1000, 1]);
    assert.deepEqual(compareCounts(pairs), { kind: 'tooFew', pairs: n });
  }
});

test('six pairs: the ratio of a typical post, and the interval from the smallest to the largest ratio', () => {
  const comparison = compareCounts(large);
  assert.ok(comparison.kind === 'medianRatio');
  assert.equal(comparison.pairs, 6);
  assertNear(comparison.low, 7.5 / 9.5);
  assertNear(comparison.high, 30.5 / 12.5);
  const ratios = large.map(([one, other]) => (one + 0.5) / (other + 0.5));
  const averages = ratios
    .flatMap((one, index) => ratios.slice(index).map((other) => Math.sqrt(one * other)))
    .sort((one, other) => one - other);
  assert.equal(averages.length, 21);
  assertNear(comparison.ratio, averages[10] ?? assert.fail());
});

test('where the median of one network is under five, the totals are compared, with the share of the largest post', () => {
  const comparison = compareCounts(small);
  assert.ok(comparison.kind === 'totalsRatio');
  assert.equal(comparison.ratio, 2.2);
  assertNear(comparison.topShare, 12 / 22);
  // By hand: se² = Σ(m/m̄ − x/x̄)² / ((n − 1) n), and t of five degrees is 2.570582.
  const residuals = small.map(([one, other]) => one / (22 / 6) - other / (10 / 6));
  const error = Math.sqrt(residuals.reduce((sum, residual) => sum + residual ** 2, 0) / 30);
  assert.ok(Math.abs(Math.log(comparison.high / 2.2) - 2.570582 * error) < 1e-6);
  assert.ok(Math.abs(Math.log(2.2 / comparison.low) - 2.570582 * error) < 1e-6);
  assert.equal(compareCounts(pairsOf([10, 4], [10, 4], [10, 4], [10, 5], [10, 5], [10, 5])).kind, 'totalsRatio');
  assert.equal(compareCounts(pairsOf([5, 5], [5, 5], [5, 5], [5, 5], [0, 5], [0, 5])).kind, 'medianRatio');
});

test('the share is of the larger total, whichever network has it', () => {
  const mastodonLeads = compareCounts(pairsOf([9, 4], [1, 0], [1, 1], [1, 2], [0, 2], [0, 2]));
  assert.ok(mastodonLeads.kind === 'totalsRatio');
  assert.equal(mastodonLeads.topShare, 9 / 12);
  const xLeads = compareCounts(pairsOf([9, 4], [1, 9], [1, 1], [1, 2], [0, 2], [0, 2]));
  assert.ok(xLeads.kind === 'totalsRatio');
  assert.equal(xLeads.topShare, 9 / 20);
  const asMuch = compareCounts(pairsOf([9, 4], [1, 3], [1, 3], [1, 1], [0, 1], [0, 0]));
  assert.ok(asMuch.kind === 'totalsRatio');
  assert.equal(asMuch.topShare, 9 / 12);
});

test('a total under ten is too small for any method here', () => {
  const nineOnX = pairsOf([90, 9], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]);
  assert.deepEqual(compareCounts(nineOnX), { kind: 'tooSmall', pairs: 6 });
  assert.deepEqual(compareCounts(swapped(nineOnX)), { kind: 'tooSmall', pairs: 6 });
  assert.equal(compareCounts(pairsOf([90, 10], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0])).kind, 'totalsRatio');
});

test('zero counts everywhere conclude nothing', () => {
  const zeros = Array.from({ length: 40 }, (): CountPair => [0, 0]);
  assert.deepEqual(compareCounts(zeros), { kind: 'tooSmall', pairs: 40 });
});

test('twelve posts that got the same on both networks have the ratio 1 exactly', () => {
  const same = Array.from({ length: 12 }, (_, index): CountPair => [6 + index, 6 + index]);
  assert.deepEqual(compareCounts(same), { kind: 'medianRatio', pairs: 12, ratio: 1, low: 1, high: 1 });
});

const count = fc.oneof(
  fc.nat({ max: 6 }),
  fc.nat({ max: 400 }),
  fc.nat({ max: 100_000_000 }),
  fc.constantFrom(0, 0, Number.MAX_SAFE_INTEGER),
);
const somePairs = fc.array(fc.tuple(count, count), { minLength: 0, maxLength: 30 });

test('all figures are finite, the ratio lies within its interval, a share is a share', () => {
  fc.assert(
    fc.property(somePairs, (pairs) => {
      const comparison = compareCounts(pairs);
      assert.equal(comparison.pairs, pairs.length);
      if (comparison.kind === 'tooFew' || comparison.kind === 'tooSmall') return;
      const { ratio, low, high } = comparison;
      assert.ok(0 < low && low <= ratio && ratio <= high && Number.isFinite(high), JSON.stringify(comparison));
      if (comparison.kind === 'totalsRatio') assert.ok(comparison.topShare > 0 && comparison.topShare <= 1);
    }),
    { numRuns: 1000 },
  );
});

test('swapping the networks turns ratio and interval around, and nothing else', () => {
  fc.assert(
    fc.property(somePairs, (pairs) => {
      const there = compareCounts(pairs);
      const back = compareCounts(swapped(pairs));
      assert.equal(back.kind, there.kind);
      if (there.kind === 'tooFew' || there.kind === 'tooSmall') return;
      assert.ok(back.kind === 'medianRatio' || back.kind === 'totalsRatio');
      assertNear(back.ratio, 1 / there.ratio);
      assertNear(back.low, 1 / there.high);
      assertNear(back.high, 1 / there.low);
      if (there.kind === 'totalsRatio' && back.kind === 'totalsRatio') assert.equal(back.topShare, there.topShare);
    }),
    { numRuns: 1000 },
  );
});

test('the order of the posts does not matter', () => {
  const shuffled = somePairs.chain((pairs) =>
    fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })),
  );
  fc.assert(
    fc.property(shuffled, ([pairs, other]) => {
      const one = compareCounts(pairs);
      const two = compareCounts(other);
      assert.equal(one.kind, two.kind);
      if (one.kind === 'medianRatio') assert.deepEqual(one, two);
      if (one.kind !== 'totalsRatio' || two.kind !== 'totalsRatio') return;
      // Sums of floating-point numbers differ in the last digits with their order.
      assertNear(two.ratio, one.ratio);
      assertNear(two.low, one.low);
      assertNear(two.high, one.high);
    }),
  );
});

const largePairs = fc.array(fc.tuple(fc.nat({ max: 900 }), fc.nat({ max: 900 })), {
  minLength: 6,
  maxLength: 30,
});

test('ten times the counts on one network are ten times the ratio, of totals exactly, of a typical post nearly', () => {
  fc.assert(
    fc.property(largePairs, (pairs) => {
      const one = compareCounts(pairs.map(([here, there]) => [1000 + here, 1000 + there]));
      const ten = compareCounts(pairs.map(([here, there]) => [10 * (1000 + here), 1000 + there]));
      assert.ok(one.kind === 'medianRatio' && ten.kind === 'medianRatio');
      for (const figure of ['ratio', 'low', 'high'] as const) {
        // Half an interaction in a thousand is what the halves may shift.
        assert.ok(Math.abs(ten[figure] / one[figure] / 10 - 1) < 0.0005);
      }
    }),
  );
  const ten = compareCounts(small.map(([here, there]) => [10 * here, there]));
  const one = compareCounts(small);
  assert.ok(one.kind === 'totalsRatio' && ten.kind === 'totalsRatio');
  assertNear(ten.ratio, 10 * one.ratio);
  assertNear(ten.low, 10 * one.low);
  assertNear(ten.high, 10 * one.high);
});

test('one viral post moves the ratio of a typical post no further than the interval of the others reaches', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 200 }), fc.nat({ max: 200 })), { minLength: 9, maxLength: 30 }),
      (pairs) => {
        const calm = pairs.map(([one, other]): CountPair => [one + 20, other + 20]);
        const after = compareCounts([[10_000_000, 20], ...calm.slice(1)]);
        const rest = compareCounts(calm.slice(1));
        assert.ok(after.kind === 'medianRatio' && rest.kind === 'medianRatio');
        assert.ok(rest.low <= after.ratio && after.ratio <= rest.high, JSON.stringify([rest, after]));
      },
    ),
  );
});
