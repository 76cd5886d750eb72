import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readRegularity } from '#reach/regularity.ts';

import { openScene, type Scene } from '../support/publishing-scene.ts';

/** Publishes one post on each of the scene's two accounts, and moves its time. */
async function publishedAt(scene: Scene, ...instants: readonly string[]): Promise<void> {
  for (const at of instants) {
    const draft = await scene.asked();
    await scene.decide(draft);
    await scene.pass(1);
    await scene.store.db.delivery.updateMany({ where: { draftId: draft.id }, data: { sentAt: new Date(at) } });
  }
}

test('posts are counted week by week beside the same weeks of earlier years, by a year made by hand', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  // It is Monday 23 November 2026, week 48. Week 48 of 2025 begins on 24 November, of 2024 on 25 November.
  await publishedAt(
    scene,
    '2024-12-02T09:00:00Z',
    '2025-11-23T22:59:00Z',
    '2025-11-23T23:00:00Z',
    '2025-11-30T22:59:00Z',
  );
  await publishedAt(scene, '2026-11-16T09:00:00Z', '2026-11-22T23:00:00Z');
  const { weeks, years, formats } = await readRegularity(scene.store.db, await scene.desk(), {
    from: null,
    now: new Date('2026-11-23T12:00:00Z'),
  });
  assert.deepEqual(years, [2026, 2025, 2024, 2023]);
  assert.equal(weeks.length, 8);
  assert.deepEqual(weeks.at(-1), { monday: '2026-11-23', posts: [2, 4, null, null] }, 'week 48');
  assert.deepEqual(weeks.at(-2), { monday: '2026-11-16', posts: [2, 2, null, null] }, 'week 47');
  assert.deepEqual(formats, { now: { pictures: 0, texts: 4 }, before: { pictures: 0, texts: 6 } });
});

test('where no year before has figures, none is said to be zero; and a new account is named', async () => {
  await using scene = await openScene();
  const report = await readRegularity(scene.store.db, await scene.desk(), {
    from: new Date('2026-03-01T00:00:00Z'),
    now: scene.clock.now(),
  });
  assert.equal(report.weeks.length, 26);
  assert.deepEqual(report.weeks.at(-1)?.posts, [0, null, null, null]);
  assert.equal(report.formats.before, null);
  assert.deepEqual(report.newAccountIds.toSorted(), Object.values(scene.accountIds).toSorted());
});
