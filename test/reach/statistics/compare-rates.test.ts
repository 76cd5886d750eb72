import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { compareCounts } from '#reach/statistics/compare-counts.ts';
import { compareRates, type RatePair } from '#reach/statistics/compare-rates.ts';

const counts = [
  [10, 50],
  [20, 110],
  [7, 90],
  [30, 120],
  [16, 80],
  [50, 210],
  [12, 66],
  [25, 95],
  [31, 160],
  [44, 180],
  [9, 71],
  [18, 77],
] as const;

function pairsWith(mastodonFollowers: number, xFollowers: number): readonly RatePair[] {
  return counts.map(([one, other], at) => ({
    day: 3 * at,
    counts: [one, other],
    followers: [mastodonFollowers, xFollowers],
  }));
}

function ratioOf(pairs: readonly RatePair[]): {
  readonly typical: number;
  readonly low: number;
  readonly high: number;
} {
  const comparison = compareRates(pairs);
  assert.ok(comparison.kind === 'compared' && comparison.ratio !== null);
  return comparison.ratio;
}

function assertNear(actual: number, wanted: number): void {
  assert.ok(Math.abs(actual - wanted) <= 1e-9 * Math.abs(wanted), `${actual} instead of ${wanted}`);
}

test('with as many followers on both sides, the rates compare as the counts do', () => {
  const pairs = pairsWith(4000, 4000);
  assert.deepEqual(compareRates(pairs), compareCounts(pairs));
});

test('a tenth of the followers is ten times the ratio and its interval', () => {
  const pairs = pairsWith(400, 4000);
  const rates = ratioOf(pairs);
  const plain = ratioOf(pairsWith(4000, 4000));
  assertNear(rates.typical, 10 * plain.typical);
  assertNear(rates.low, 10 * plain.low);
  assertNear(rates.high, 10 * plain.high);
});

test('each pair is taken by the followers of its own day', () => {
  const growing = counts.map(([one, other], index): RatePair => ({
    day: 3 * index,
    counts: [one, other],
    followers: [100 * (index + 1), 5000],
  }));
  const rates = ratioOf(growing);
  // Twelve pairs: the interval goes from the smallest to the largest ratio, a quarter of an interaction further.
  const ratios = (more: number): readonly number[] =>
    growing.map(
      ({ counts: [one, other], followers: [ofOne] }) => ((one + 0.5 + more) / ofOne / (other + 0.5 - more)) * 5000,
    );
  assertNear(rates.low, Math.min(...ratios(-0.25)));
  assertNear(rates.high, Math.max(...ratios(0.25)));
});

test('small counts have no ratio, however few the followers; who got more by the follower is told', () => {
  const pairs = Array.from({ length: 20 }, (_, at): RatePair => ({
    day: 3 * at,
    counts: [4, 90],
    followers: [2, 90_000],
  }));
  assert.deepEqual(compareRates(pairs), { kind: 'compared', pairs: 20, ahead: [20, 0], more: 'first', ratio: null });
});

test('a pair without followers on one side has no rate and is not counted', () => {
  const [first, ...others] = pairsWith(400, 4000);
  assert.ok(first !== undefined);
  assert.deepEqual(compareRates([{ ...first, followers: [400, 0] }, ...others]), {
    kind: 'tooFew',
    pairs: 11,
    ahead: [10, 1],
  });
  assert.deepEqual(
    compareRates([{ ...first, followers: [0, 4000] }, first, ...others]),
    compareRates([first, ...others]),
  );
  assert.deepEqual(compareRates([]), { kind: 'tooFew', pairs: 0, ahead: [0, 0] });
});

test('all figures are finite, the ratio lies within its interval', () => {
  const number = fc.oneof(fc.nat({ max: 30 }), fc.nat(), fc.constantFrom(0, Number.MAX_SAFE_INTEGER));
  const pair = fc.record({
    day: fc.nat({ max: 90 }),
    counts: fc.tuple(number, number),
    followers: fc.tuple(number, number),
  });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
      const comparison = compareRates(pairs);
      if (comparison.kind === 'tooFew' || comparison.ratio === null) return;
      const { typical, low, high } = comparison.ratio;
      assert.ok(0 < low && low <= typical && typical <= high && Number.isFinite(high));
    }),
    { numRuns: 500 },
  );
});
