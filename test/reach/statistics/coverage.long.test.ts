import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';

import type { Both } from '#reach/digest.ts';
import { compareCounts } from '#reach/statistics/compare-counts.ts';
import { hodgesLehmann } from '#reach/statistics/hodges-lehmann.ts';
import { totalsRatio } from '#reach/statistics/totals-ratio.ts';
import { seeded } from '../../support/seeded.ts';
import { drawPairs, type World } from './draw-pairs.ts';

// How often do the intervals hold the true ratio? The tables that these tests print stand in docs/digest-method.md.

const runs = 5000;
const sizes = [8, 15, 30] as const;

interface Interval {
  readonly low: number;
  readonly high: number;
}

interface Coverage {
  /** Percent of the intervals that hold the true ratio. */
  readonly percent: number;
  /** Percent of the runs that gave an interval at all. */
  readonly given: number;
}

/** `intervalOf` gives null where it concludes nothing of its kind: such runs do not count. */
function coverageOf(
  world: World,
  n: number,
  intervalOf: (pairs: readonly Both<number>[], random: () => number) => Interval | null,
): Coverage {
  const random = seeded(n);
  const truth = world.mastodon / world.x;
  let given = 0;
  let holding = 0;
  for (let run = 0; run < runs; run += 1) {
    const interval = intervalOf(drawPairs(random, world, n), random);
    if (interval === null) continue;
    given += 1;
    if (interval.low <= truth && truth <= interval.high) holding += 1;
  }
  return { percent: (100 * holding) / given, given: (100 * given) / runs };
}

function ofKind(kind: 'medianRatio' | 'totalsRatio'): (pairs: readonly Both<number>[]) => Interval | null {
  return (pairs) => {
    const comparison = compareCounts(pairs);
    if (comparison.kind !== 'medianRatio' && comparison.kind !== 'totalsRatio') return null;
    return comparison.kind === kind ? comparison : null;
  };
}

function nameOf({ mastodon, x, effect, deviation }: World): string {
  return `${mastodon} / ${x}, ${effect} effects of ${deviation}`;
}

function assertHonest({ percent }: Coverage): void {
  assert.ok(percent >= 93 && percent <= 97, `covers ${percent.toFixed(1)} %`);
}

function tell(t: TestContext, what: string, n: number, { percent, given }: Coverage): void {
  t.diagnostic(`${what}, n = ${n}: covers ${percent.toFixed(1)} % (used in ${given.toFixed(0)} % of ${runs} runs)`);
}

const page = readFileSync(join(import.meta.dirname, '../../../docs/digest-method.md'), 'utf8');

/** The page's table shows what was measured, but for the last digits, in which machines may differ. */
function assertOnPage(
  { mastodon, x, effect, deviation }: World,
  n: (typeof sizes)[number],
  { percent }: Coverage,
): void {
  const effectName = `${effect === 'normal' ? 'normal' : 't₃'}, ${deviation.toFixed(1)}`;
  const rows = page.split('\n').map((row) => row.split('|').map((cell) => cell.trim()));
  const row = rows.find(([, counts, effect]) => counts === `${mastodon} / ${x}` && effect === effectName);
  const shown = Number.parseFloat(row?.[4 + sizes.indexOf(n)] ?? '');
  assert.ok(
    Math.abs(shown - percent) < 0.2,
    `${mastodon} / ${x}, ${effectName}, ${n}: ${shown} on the page, ${percent}`,
  );
}

const heavyTails: readonly World[] = [
  { mastodon: 36, x: 20, effect: 'normal', deviation: 1 },
  { mastodon: 36, x: 20, effect: 'student3', deviation: 0.5 },
  { mastodon: 36, x: 20, effect: 'student3', deviation: 1 },
  { mastodon: 200, x: 900, effect: 'normal', deviation: 1 },
];

test('the interval of a typical post holds the true ratio in 93 to 97 % of cases, tails heavy', (t) => {
  for (const world of heavyTails) {
    for (const n of sizes) {
      const coverage = coverageOf(world, n, ofKind('medianRatio'));
      tell(t, `typical post, ${nameOf(world)}`, n, coverage);
      assertHonest(coverage);
      assertOnPage(world, n, coverage);
    }
  }
});

const nearTheFloor: readonly World[] = [
  { mastodon: 10, x: 7, effect: 'normal', deviation: 0.6 },
  { mastodon: 60, x: 6, effect: 'normal', deviation: 0.6 },
];

test('near medians of five, the least that is compared post by post, it errs to the careful side: 93 to 98 %', (t) => {
  for (const world of nearTheFloor) {
    for (const n of sizes) {
      const coverage = coverageOf(world, n, ofKind('medianRatio'));
      tell(t, `typical post, ${nameOf(world)}`, n, coverage);
      assert.ok(coverage.percent >= 93 && coverage.percent <= 98, `covers ${coverage.percent.toFixed(1)} %`);
      assertOnPage(world, n, coverage);
    }
  }
});

const few: World = { mastodon: 2, x: 1, effect: 'normal', deviation: 0.5 };

test('comparing tiny counts post by post would be wrong, so it is not done', (t) => {
  const coverage = coverageOf(few, 30, (pairs) =>
    hodgesLehmannRatio(pairs.map(([one, other]) => Math.log(one + 0.5) - Math.log(other + 0.5))),
  );
  tell(t, `typical post all the same, ${nameOf(few)}`, 30, coverage);
  assert.throws(() => {
    assertHonest(coverage);
  }, /covers/);
  assert.equal(coverageOf(few, 30, ofKind('medianRatio')).given, 0);
});

test('the interval of the totals holds the true ratio of small counts in at least 90 %', (t) => {
  for (const n of sizes) {
    const coverage = coverageOf(few, n, ofKind('totalsRatio'));
    tell(t, `totals, ${nameOf(few)}`, n, coverage);
    assert.ok(coverage.percent >= 90 && coverage.percent <= 97);
    assertOnPage(few, n, coverage);
  }
});

test('of wilder small counts the totals promise too much: at least 87 %, and the page says so', (t) => {
  const wild: World = { ...few, deviation: 1 };
  for (const n of sizes) {
    const coverage = coverageOf(wild, n, ofKind('totalsRatio'));
    tell(t, `totals, ${nameOf(wild)}`, n, coverage);
    assert.ok(coverage.percent >= 87 && coverage.percent <= 97);
    assertOnPage(wild, n, coverage);
  }
});

function hodgesLehmannRatio(logRatios: readonly number[]): Interval {
  const { low, high } = hodgesLehmann(logRatios) ?? assert.fail();
  return { low: Math.exp(low), high: Math.exp(high) };
}

/** Mean ± 1.96 standard errors, as if eight were many. */
function meanInterval(values: readonly number[]): Interval {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const reach = 1.96 * Math.sqrt(variance / n);
  return { low: Math.exp(mean - reach), high: Math.exp(mean + reach) };
}

/** The ratio of totals, between the percentiles of what drawing the posts again gives. */
function bootstrapInterval(pairs: readonly Both<number>[], random: () => number): Interval {
  const ratios = Array.from({ length: 200 }, () => {
    const sums: Both<number> = [0, 0];
    for (let draw = 0; draw < pairs.length; draw += 1) {
      const [one, other] = pairs[Math.floor(random() * pairs.length)] ?? assert.fail();
      sums[0] += one;
      sums[1] += other;
    }
    return sums[0] / sums[1];
  }).sort((one, other) => one - other);
  return { low: ratios[4] ?? assert.fail(), high: ratios[195] ?? assert.fail() };
}

test('the same check refuses what textbooks offer for eight posts: it can fail', (t) => {
  const [world] = heavyTails;
  assert.ok(world !== undefined);
  const controls = {
    'mean ± 1.96 errors': coverageOf(world, 8, (pairs) =>
      meanInterval(pairs.map(([one, other]) => Math.log(one + 0.5) - Math.log(other + 0.5))),
    ),
    'bootstrap of the totals': coverageOf(world, 8, bootstrapInterval),
    'totals, delta method': coverageOf(world, 8, (pairs) => {
      const comparison = totalsRatio(pairs);
      return comparison.kind === 'totalsRatio' ? comparison : null;
    }),
  };
  for (const [name, coverage] of Object.entries(controls)) {
    tell(t, `${name}, ${nameOf(world)}`, 8, coverage);
    assert.throws(() => {
      assertHonest(coverage);
    }, /covers/);
  }
});
