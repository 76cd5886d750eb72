import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { CountPair } from '#reach/statistics/compare-counts.ts';
import type { World } from './draw-pairs.ts';
import { isClear } from './false-years.ts';
import { coverageOf, coverageWorlds, type Interval, powerOf, powerWorlds } from './looks.ts';
import { readMethodPages } from './method-page.ts';

// Of one look: how often its interval holds the true ratio, and how often it finds a true difference. The tables stand in
// docs/digest-method.md; `node test/reach/statistics/print-tables.ts` prints them.

const pages = readMethodPages();

/** So many in a hundred looks the interval has to hold the truth, for 52 looks to be wrong in one year of twenty. */
const promised = 100 * (1 - 0.05 / 52);
/** Two standard errors of what 5,000 runs measure below that. */
const least = promised - 200 * Math.sqrt(0.05 / 52 / 5000);

function nameOf({ mastodon, x, effect, deviation }: World): string {
  return `${mastodon} / ${x}, ${effect} ${deviation}`;
}

/** The last digit may differ, as it may between machines. */
function assertOnPages(of: 'coverage' | 'power', row: number, percents: readonly number[]): void {
  for (const page of pages) {
    const shown = page[of][row] ?? [];
    const isRight = percents.every((percent, at) => Math.abs(percent - (shown[at] ?? Number.NaN)) < 0.2);
    assert.ok(isRight, `${page.file}, ${of}, row ${row}: ${shown.join(', ')}; measured: ${percents.join(', ')}`);
  }
}

for (const [row, world] of coverageWorlds.entries()) {
  test(`one look’s interval holds the truth as often as promised: ${nameOf(world)}`, () => {
    const percents = coverageOf(world);
    for (const percent of percents) assert.ok(percent >= least, `${percent} %`);
    assertOnPages('coverage', row, percents);
  });
}

for (const [row, world] of powerWorlds.entries()) {
  test(`the pages say how often a true difference is found: ${nameOf(world)}`, () => {
    assertOnPages('power', row, powerOf(world, isClear));
  });
}

test('of sixty posts on separate days, a true factor of 1.8 is found in more than a third of the looks', () => {
  const [world] = powerWorlds;
  assert.ok(world !== undefined);
  const percent = powerOf(world, isClear).at(-1) ?? 0;
  assert.ok(percent >= 35, `${percent} %`);
});

/** Mean ± 3.30 standard errors, which would be as much of a normal distribution. */
function meanInterval(pairs: readonly CountPair[]): Interval {
  const logs = pairs.map(({ counts: [one, other] }) => Math.log(one + 0.5) - Math.log(other + 0.5));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
  const reach = 3.3 * Math.sqrt(variance / logs.length);
  return { low: Math.exp(mean - reach), high: Math.exp(mean + reach) };
}

test('the same check refuses the mean of the logarithms where effects are skewed: it can fail', () => {
  const world: World = { mastodon: 36, x: 20, effect: 'skewed', deviation: 1 };
  const percents = coverageOf(world, meanInterval);
  assert.ok(Math.min(...percents) < 95, percents.join(', '));
});
