import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import type { Both, Comparison } from '#reach/digest.ts';
import { compareCounts, type CountPair } from '#reach/statistics/compare-counts.ts';

import { naiveComparison, naiveSigns } from '../naive-comparison.ts';

type Counts = Both<number>;

function swapped(pairs: readonly CountPair[]): readonly CountPair[] {
  return pairs.map(({ day, counts: [one, other] }) => ({ day, counts: [other, one] }));
}

function repeated(times: number, pair: Counts): readonly Counts[] {
  return Array.from({ length: times }, () => pair);
}

/** Posts on days so far apart that none depends on another. */
function apart(counts: readonly Counts[]): readonly CountPair[] {
  return counts.map((pair, at) => ({ day: 3 * at, counts: pair }));
}

/** The same posts on each of so many days, five apart. */
function onDays(days: number, each: readonly Counts[]): readonly CountPair[] {
  return Array.from({ length: days }, (_, at) => each.map((counts): CountPair => ({ day: 5 * at, counts }))).flat();
}

function comparedOn(pairs: readonly CountPair[]): Extract<Comparison, { readonly kind: 'compared' }> {
  const comparison = compareCounts(pairs);
  assert.ok(comparison.kind === 'compared');
  return comparison;
}

function compared(counts: readonly Counts[]): Extract<Comparison, { readonly kind: 'compared' }> {
  return comparedOn(apart(counts));
}

function assertNear(actual: number | undefined, wanted: number): void {
  assert.ok(actual !== undefined && Math.abs(actual - wanted) <= 1e-9 * Math.abs(wanted), `${actual}, not ${wanted}`);
}

const twelve: readonly Counts[] = [
  [10, 5],
  [20, 11],
  [17, 9],
  [30, 12],
  [16, 8],
  [50, 21],
  [12, 7],
  [40, 11],
  [9, 8],
  [66, 30],
  [21, 6],
  [90, 30],
];

test('under twelve pairs it is told who got more, and nothing concluded, however clear it looks', () => {
  for (let n = 0; n < 12; n += 1) {
    assert.deepEqual(compareCounts(apart(repeated(n, [1000, 1]))), { kind: 'tooFew', pairs: n, ahead: [n, 0] });
  }
  assert.deepEqual(
    compareCounts(
      apart([
        [3, 2],
        [2, 3],
        [4, 4],
        [0, 0],
        [0, 1],
      ]),
    ),
    { kind: 'tooFew', pairs: 5, ahead: [1, 2] },
  );
});

test('twelve pairs: the median ratio, and an interval from the smallest to the largest, a quarter further each', () => {
  const { pairs, ahead, more, ratio } = compared(twelve);
  assert.deepEqual([pairs, ahead, more], [12, [12, 0], 'first']);
  const ratios = twelve.map(([one, other]) => (one + 0.5) / (other + 0.5)).sort((one, other) => one - other);
  assertNear(ratio?.typical, Math.sqrt((ratios[5] ?? 0) * (ratios[6] ?? 0)));
  assertNear(ratio?.low, 9.25 / 8.75);
  assertNear(ratio?.high, 40.75 / 11.25);
});

test('one of twelve the other way and there is no clear difference', () => {
  const { ahead, more, ratio } = compared([[8, 9], ...twelve.slice(1)]);
  assert.deepEqual([ahead, more], [[11, 1], null]);
  assertNear(ratio?.low, 8.25 / 9.75);
  assert.equal(compared([[8, 8], ...twelve.slice(1)]).more, null);
});

test('of thirty pairs, five the other way are still a clear difference, and six are none', () => {
  // P(B ≤ 5) = 0.016 % and P(B ≤ 6) = 0.07 % of thirty throws; a look may be wrong in 0.048 % on each side.
  for (const [against, more] of [
    [5, 'first'],
    [6, null],
  ] as const) {
    assert.equal(compared([...repeated(30 - against, [20, 10]), ...repeated(against, [10, 20])]).more, more);
  }
});

test('where the median of one network is under five no ratio is told, and a difference in who got more still is', () => {
  assert.deepEqual(compareCounts(apart(repeated(12, [9, 4]))), {
    kind: 'compared',
    pairs: 12,
    ahead: [12, 0],
    more: 'first',
    ratio: null,
  });
  assert.notEqual(compared(repeated(12, [9, 5])).ratio, null);
});

test('posts that got as many on both are ahead on neither and show no difference; the interval has a width', () => {
  assert.deepEqual(compareCounts(apart(repeated(40, [0, 0]))), {
    kind: 'compared',
    pairs: 40,
    ahead: [0, 0],
    more: null,
    ratio: null,
  });
  const { more, ratio } = compared(repeated(12, [9, 9]));
  assert.equal(more, null);
  assertNear(ratio?.typical, 1);
  assertNear(ratio?.low, 9.25 / 9.75);
  assertNear(ratio?.high, 9.75 / 9.25);
});

test('one post with all of the interactions makes no difference between the networks', () => {
  const { more, ahead, ratio } = compared([[30_000, 12], ...repeated(40, [0, 0])]);
  assert.deepEqual([more, ahead, ratio], [null, [1, 0], null]);
});

const count = fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 400 }), fc.nat({ max: 100_000_000 }), fc.constant(0));
const somePair = fc.record({ day: fc.nat({ max: 90 }), counts: fc.tuple(count, count) });
const somePairs = fc.oneof(fc.array(somePair, { maxLength: 40 }), fc.array(somePair, { minLength: 40, maxLength: 90 }));

test('figures are finite, the ratio lies within an interval that has a width, and the verdict is what it says', () => {
  fc.assert(
    fc.property(somePairs, (pairs) => {
      const comparison = compareCounts(pairs);
      assert.equal(comparison.pairs, pairs.length);
      if (new Set(pairs.map(({ day }) => day)).size < 12) assert.equal(comparison.kind, 'tooFew');
      const [here, there] = comparison.ahead;
      assert.equal(here, pairs.filter(({ counts: [one, other] }) => one > other).length);
      assert.equal(there, pairs.filter(({ counts: [one, other] }) => one < other).length);
      if (comparison.kind === 'tooFew' || comparison.ratio === null) return;
      const { typical, low, high } = comparison.ratio;
      assert.ok(0 < low && low < typical && typical < high && Number.isFinite(high), JSON.stringify(comparison));
      assert.equal(comparison.more, low > 1 ? 'first' : high < 1 ? 'second' : null);
    }),
    { numRuns: 1000 },
  );
});

test('swapping the networks turns everything around, and changes nothing else', () => {
  fc.assert(
    fc.property(somePairs, (pairs) => {
      const there = compareCounts(pairs);
      const back = compareCounts(swapped(pairs));
      assert.deepEqual([back.kind, back.ahead], [there.kind, there.ahead.toReversed()]);
      if (there.kind === 'tooFew' || back.kind === 'tooFew') return;
      assert.equal(back.more, { first: 'second', second: 'first', none: null }[there.more ?? 'none']);
      if (there.ratio === null || back.ratio === null) {
        assert.deepEqual([there.ratio, back.ratio], [null, null]);
        return;
      }
      assertNear(back.ratio.typical, 1 / there.ratio.typical);
      assertNear(back.ratio.low, 1 / there.ratio.high);
      assertNear(back.ratio.high, 1 / there.ratio.low);
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
      assert.deepEqual(compareCounts(other), compareCounts(pairs));
    }),
  );
});

/** Tells which network has clearly more, of posts on separate days of which some go the other way. */
function moreOf(n: number, against: number): string | null {
  return compared([...repeated(n - against, [20, 10]), ...repeated(against, [10, 20])]).more;
}

test('on separate days nothing is clear that the exact sign test, shared out over a year of looks, does not call clear', () => {
  for (let n = 12; n <= 130; n += 1) {
    const most = naiveSigns(n, 2080n);
    assert.equal(moreOf(n, most + 1), null, `${n}, ${most + 1} the other way`);
    // No more than two posts stricter.
    assert.equal(moreOf(n, Math.max(0, most - 2)), 'first', `${n}, ${most - 2} the other way`);
  }
});

test('posts of one day count as one as far as they agree: five alike a day show what one a day shows', () => {
  const agree = fc.array(fc.tuple(fc.nat({ max: 90 }), count, count), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(agree, (posts) => {
      const once = posts.map(([day, one, other]): CountPair => ({ day, counts: [one, other] }));
      const [plain, alike] = [
        compareCounts(once),
        compareCounts(once.flatMap((pair) => [pair, pair, pair, pair, pair])),
      ];
      assert.equal(alike.kind, plain.kind);
      if (plain.kind === 'tooFew' || alike.kind === 'tooFew') return;
      assert.deepEqual([alike.more, alike.ratio], [plain.more, plain.ratio]);
    }),
  );
});

test('thirty posts of eight days conclude nothing, and fifteen days that all disagree with themselves are no difference', () => {
  assert.equal(compareCounts(onDays(8, repeated(4, [900, 1]))).kind, 'tooFew');
  assert.equal(comparedOn(onDays(15, repeated(2, [900, 10]))).more, 'first');
  assert.equal(
    comparedOn(
      onDays(15, [
        [900, 10],
        [10, 900],
      ]),
    ).more,
    null,
  );
});

test('a crisis of three days counts as one: nine days in threes conclude nothing, the same posts far apart do', () => {
  const days = Array.from({ length: 15 }, (_, at) => 20 * Math.floor(at / 3) + (at % 3));
  assert.equal(compareCounts(days.map((day) => ({ day, counts: [900, 10] }))).kind, 'tooFew');
  assert.equal(compared(repeated(15, [900, 10])).more, 'first');
});

test('a program that tries each ratio by itself comes to the same interval', () => {
  fc.assert(
    fc.property(somePairs, (pairs) => {
      assert.deepEqual(
        compareCounts(pairs),
        naiveComparison(pairs.map(({ day, counts: [mastodon, x] }) => ({ day, mastodon, x }))),
      );
    }),
    { numRuns: 300 },
  );
});

test('one viral post moves the ratio of a typical post no further than the interval of the others reaches', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 200 }), fc.nat({ max: 200 })), { minLength: 13, maxLength: 40 }),
      (pairs) => {
        const calm = pairs.map(([one, other]): Counts => [one + 20, other + 20]);
        const after = compared([[10_000_000, 20], ...calm.slice(1)]).ratio ?? assert.fail();
        const rest = compared(calm.slice(1)).ratio ?? assert.fail();
        assert.ok(rest.low <= after.typical && after.typical <= rest.high, JSON.stringify([rest, after]));
      },
    ),
  );
});
