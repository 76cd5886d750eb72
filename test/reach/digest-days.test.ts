import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openTestStore, type TestStore } from '../support/store.ts';
import { composed, counts, monday, openRows, post, text } from './digest-scene.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store[Symbol.asyncDispose]());

/** Adds a post of each of so many days, three apart, the last one in the digest's week. */
function postOnDays(
  { rows, deskId, mastodon, x }: ReturnType<typeof openRows>,
  days: number,
  countsOf: (day: number) => readonly [mastodon: number, x: number],
): void {
  for (let day = 0; day < days; day += 1) {
    const at = new Date(monday.getTime() - 3 * day * 86_400_000);
    const of = text(rows, deskId, 1000 + day);
    const [here, there] = countsOf(day);
    post(rows, of, { network: 'mastodon', id: mastodon, at }, counts(here));
    post(rows, of, { network: 'x', id: x, at }, counts(there));
  }
}

test('posts of twenty-four days, three times as many on Mastodon each, are three times as many', async () => {
  const scene = openRows();
  // (3 k + 1 + ½) / (k + ½) = 3 for every k.
  postOnDays(scene, 24, (day) => [3 * (day + 9) + 1, day + 9]);
  const { twelveWeeks: one } = (await composed(store, scene.rows, scene.deskId)).comparison;
  assert.ok(one.kind === 'compared' && one.ratio !== null);
  assert.deepEqual([one.pairs, one.ahead, one.more], [24, [24, 0], 'first']);
  // Each of the logarithms is rounded in its own way.
  assert.ok(Math.abs(one.ratio.typical - 3) < 1e-12, String(one.ratio.typical));
  assert.ok(2.8 < one.ratio.low && one.ratio.low < 3 && 3 < one.ratio.high && one.ratio.high < 3.2);
});

test('days are those of the desk: posts a minute before and after its midnight are of two days', async () => {
  const found: unknown[] = [];
  for (const minutes of [1, -1]) {
    const scene = openRows();
    const { rows, deskId, mastodon, x } = scene;
    postOnDays(scene, 11, () => [50, 10]);
    // Midnight of Paris is 23:00 in UTC. The twelfth day of posts is either the eleventh once more or the day behind it.
    const at = new Date(Date.UTC(2026, 9, 17, 22, minutes));
    const of = text(rows, deskId, 1);
    post(rows, of, { network: 'mastodon', id: mastodon, at }, counts(50));
    post(rows, of, { network: 'x', id: x, at }, counts(10));
    found.push((await composed(store, rows, deskId)).comparison.twelveWeeks.kind);
  }
  assert.deepEqual(found, ['compared', 'tooFew']);
});

test('twelve days of posts are just enough to conclude, and medians of five for a ratio', async () => {
  const found: unknown[] = [];
  for (const [likes, times] of [
    [5, 12],
    [4, 12],
    [5, 11],
  ] as const) {
    const scene = openRows();
    postOnDays(scene, times, () => [2 * likes, likes]);
    const { twelveWeeks } = (await composed(store, scene.rows, scene.deskId)).comparison;
    found.push(
      twelveWeeks.kind === 'compared' ? [twelveWeeks.more, twelveWeeks.ratio?.typical.toFixed(6) ?? null] : twelveWeeks,
    );
  }
  assert.deepEqual(found, [
    ['first', (10.5 / 5.5).toFixed(6)],
    ['first', null],
    { kind: 'tooFew', pairs: 11, ahead: [11, 0] },
  ]);
});
