import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';

import type { Both } from '#reach/digest.ts';
import { compareCounts } from '#reach/statistics/compare-counts.ts';
import { seeded } from '../../support/seeded.ts';
import { drawPairs, type World } from './draw-pairs.ts';
import { assertOnPages } from './method-page.ts';

// How often does the interval of one look hold the true ratio? The table that this prints stands in docs/digest-method.md.

const runs = 5000;
const sizes = [15, 30, 60] as const;

interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Returns the percent of the intervals that hold the true ratio. `intervalOf` gives null where it tells no ratio: such
 * runs do not count, and are few.
 */
function coverageOf(
  world: World,
  n: number,
  intervalOf: (pairs: readonly Both<number>[]) => Interval | null = ratioOf,
): number {
  const random = seeded(n);
  const truth = world.mastodon / world.x;
  let given = 0;
  let holding = 0;
  for (let run = 0; run < runs; run += 1) {
    const interval = intervalOf(drawPairs(random, world, n));
    if (interval === null) continue;
    given += 1;
    if (interval.low <= truth && truth <= interval.high) holding += 1;
  }
  assert.ok(given > runs / 2, `${given} of ${runs} runs gave an interval`);
  return (100 * holding) / given;
}

function ratioOf(pairs: readonly Both<number>[]): Interval | null {
  const comparison = compareCounts(pairs);
  return comparison.kind === 'compared' ? comparison.ratio : null;
}

/** Mean ± 3.30 standard errors, which would be as much of a normal distribution. */
function meanInterval(pairs: readonly Both<number>[]): Interval {
  const logs = pairs.map(([one, other]) => Math.log(one + 0.5) - Math.log(other + 0.5));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
  const reach = 3.3 * Math.sqrt(variance / logs.length);
  return { low: Math.exp(mean - reach), high: Math.exp(mean + reach) };
}

function tell(t: TestContext, { mastodon, x, effect, deviation }: World, percents: readonly number[]): void {
  const shown = percents.map((percent, at) => `${percent.toFixed(1)} % of ${sizes[at] ?? 0} pairs`);
  t.diagnostic(`${mastodon} / ${x}, ${effect} effects of ${deviation}: covers ${shown.join(', ')}`);
}

const worlds: readonly World[] = [
  { mastodon: 36, x: 20, effect: 'normal', deviation: 1 },
  { mastodon: 36, x: 20, effect: 'student3', deviation: 1 },
  { mastodon: 36, x: 20, effect: 'skewed', deviation: 1 },
  { mastodon: 200, x: 900, effect: 'normal', deviation: 1 },
  { mastodon: 200, x: 900, effect: 'skewed', deviation: 1 },
  { mastodon: 10, x: 7, effect: 'normal', deviation: 0.6 },
  { mastodon: 60, x: 6, effect: 'normal', deviation: 0.6 },
];

/** So many in a hundred looks the interval has to hold the truth, for 52 looks to be wrong in one year of twenty. */
const promised = 100 * (1 - 0.05 / 52);

/** Two standard errors of what 5,000 runs measure below that. */
const least = promised - 200 * Math.sqrt(0.05 / 52 / runs);

for (const world of worlds) {
  test(`one look’s interval holds the truth as often as promised: ${world.mastodon} / ${world.x}, ${world.effect}`, (t) => {
    const percents = sizes.map((n) => coverageOf(world, n));
    tell(t, world, percents);
    for (const percent of percents) assert.ok(percent >= least, `${percent} %`);
    assertOnPages(world, percents);
  });
}

test('of posts that depend on each other it holds the truth less often, and the pages say how often', (t) => {
  const world: World = { mastodon: 36, x: 20, effect: 'clustered', deviation: 1 };
  const percents = sizes.map((n) => coverageOf(world, n));
  tell(t, world, percents);
  assert.ok(Math.min(...percents) < least);
  assertOnPages(world, percents);
});

test('the same check refuses the mean of the logarithms where effects are skewed: it can fail', (t) => {
  const world: World = { mastodon: 36, x: 20, effect: 'skewed', deviation: 1 };
  const percents = sizes.map((n) => coverageOf(world, n, meanInterval));
  tell(t, world, percents);
  assert.ok(Math.min(...percents) < 95, percents.join(', '));
});
