import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Both } from '#reach/digest.ts';
import { compareCounts } from '#reach/statistics/compare-counts.ts';
import { signCritical } from '#reach/statistics/sign-critical.ts';
import { seeded } from '../../support/seeded.ts';
import { drawPairs, drawPoisson, type World } from './draw-pairs.ts';
import { assertOnPages } from './method-page.ts';

// In how many years does a digest show a clear difference that is none? The table that this prints stands in
// docs/digest-method.md.

const years = 2000;
const looks = 52;
const spans = { twelveWeeks: 12, fourWeeks: 4, week: 1 } as const;
const postsAWeek = 5;

type Pairs = readonly Both<number>[];

function isClear(pairs: Pairs): boolean {
  const comparison = compareCounts(pairs);
  return comparison.kind === 'compared' && comparison.more !== null;
}

/** The ordinary interval of 95 %, which is right for who looks once. */
function isClearAtOneLook(pairs: Pairs): boolean {
  const critical = signCritical(pairs.length, 0.025);
  if (critical === null) return false;
  const logs = pairs
    .map(([one, other]) => Math.log(one + 0.5) - Math.log(other + 0.5))
    .sort((one, other) => one - other);
  return (logs.at(critical) ?? 0) > 0 || (logs.at(-1 - critical) ?? 0) < 0;
}

/** The pairs of each week of a year and of the eleven weeks before it. */
function* weeksOf(random: () => number, world: World): Generator<readonly Pairs[]> {
  for (let year = 0; year < years; year += 1) {
    const sizes = Array.from({ length: looks + spans.twelveWeeks - 1 }, () => drawPoisson(random, postsAWeek));
    const pairs = drawPairs(
      random,
      world,
      sizes.reduce((sum, size) => sum + size, 0),
    );
    let start = 0;
    yield sizes.map((size) => pairs.slice(start, (start += size)));
  }
}

interface FalseYears {
  /** Percent of years with a clear difference in the line of twelve weeks. */
  readonly twelveWeeks: number;
  /** The same, in any of the lines of the week, four weeks and twelve. */
  readonly anyLine: number;
  /** The same, in the line of twelve weeks by the ordinary interval. */
  readonly ordinary: number;
}

const known = new Map<World, FalseYears>();

/** Neither network gets more; what the digests of a year show all the same. */
function falseYearsOf(world: World): FalseYears {
  const measured = known.get(world) ?? measure(world);
  known.set(world, measured);
  return measured;
}

function measure(world: World): FalseYears {
  const counts = { twelveWeeks: 0, anyLine: 0, ordinary: 0 };
  for (const weeks of weeksOf(seeded(52), world)) {
    const isSeen = (weeksBack: number, isDifferent: (pairs: Pairs) => boolean): boolean =>
      weeks.some((_, at) => at >= spans.twelveWeeks - 1 && isDifferent(weeks.slice(at + 1 - weeksBack, at + 1).flat()));
    const ofTwelve = isSeen(spans.twelveWeeks, isClear);
    if (ofTwelve) counts.twelveWeeks += 1;
    if (ofTwelve || isSeen(spans.fourWeeks, isClear) || isSeen(spans.week, isClear)) counts.anyLine += 1;
    if (isSeen(spans.twelveWeeks, isClearAtOneLook)) counts.ordinary += 1;
  }
  return {
    twelveWeeks: (100 * counts.twelveWeeks) / years,
    anyLine: (100 * counts.anyLine) / years,
    ordinary: (100 * counts.ordinary) / years,
  };
}

const independent: readonly World[] = [
  { mastodon: 30, x: 30, effect: 'normal', deviation: 1 },
  { mastodon: 30, x: 30, effect: 'skewed', deviation: 1 },
  { mastodon: 3, x: 3, effect: 'normal', deviation: 0.5 },
];

function told({ twelveWeeks, anyLine, ordinary }: FalseYears): string {
  return `${twelveWeeks.toFixed(1)} % of ${years} years, in any line ${anyLine.toFixed(1)} %; by the ordinary interval ${ordinary.toFixed(1)} %`;
}

for (const world of independent) {
  const name = `${world.mastodon} / ${world.x}, ${world.effect} effects of ${world.deviation}`;
  test(`in at most one year of twenty a digest shows a clear difference that is none: ${name}`, (t) => {
    const falseYears = falseYearsOf(world);
    t.diagnostic(`${name}: ${told(falseYears)}`);
    assert.ok(falseYears.twelveWeeks <= 5 && falseYears.anyLine <= 5, told(falseYears));
    assertOnPages(world, Object.values(falseYears));
  });
}

test('the interval of one look would show such a difference in every third year: this can fail', () => {
  const [world] = independent;
  assert.ok(world !== undefined);
  assert.ok(falseYearsOf(world).ordinary > 30);
});

test('of posts that depend on each other it shows one more often, and the pages say how often', (t) => {
  const world: World = { mastodon: 30, x: 30, effect: 'clustered', deviation: 1 };
  const falseYears = falseYearsOf(world);
  t.diagnostic(told(falseYears));
  assert.ok(falseYears.twelveWeeks > 5);
  assertOnPages(world, Object.values(falseYears));
});
