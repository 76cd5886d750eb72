import assert from 'node:assert/strict';
import { test } from 'node:test';

import { beginFigures } from '#reach/begin-figures.ts';
import { sweepReadings } from '#reach/sweep-readings.ts';

import { hourMs, minuteMs, openReadingScene, type ReadingScene, waitersForRows } from '../support/reading-scene.ts';

/** The keys of the jobs that a sweep leaves after so much time; they do not run. */
async function orders(scene: ReadingScene, afterMs: number): Promise<readonly string[]> {
  scene.clock.advance(afterMs);
  await sweepReadings(scene.reader);
  const waiting = await scene.store.waitingJobs();
  return waiting.filter(({ queue }) => queue === 'readings').map(({ key }) => key);
}

/** All that is due now is read, the day's followers among it. */
async function settled(scene: ReadingScene): Promise<void> {
  await scene.wait(0);
  assert.deepEqual(await orders(scene, 0), []);
}

test('one job an account is ordered, and none again while it waits', async () => {
  await using scene = await openReadingScene();
  await scene.published();
  await scene.published();
  await settled(scene);
  assert.deepEqual(await orders(scene, 13 * hourMs), []);
  const both = [scene.accountIds.mastodon, scene.accountIds.x].map((id) => `account:${id}`).toSorted();
  assert.deepEqual((await orders(scene, 11 * hourMs)).toSorted(), both);
  assert.deepEqual((await orders(scene, minuteMs)).toSorted(), both);
});

test('nothing is ordered of an account that may not be read, or whose network asked to wait', async () => {
  await using scene = await openReadingScene();
  await scene.published('x');
  await scene.published();
  await settled(scene);
  scene.readsX = false;
  const readNotBefore = new Date(scene.clock.now().getTime() + 25 * hourMs);
  await scene.store.db.account.update({ where: { id: scene.accountIds.mastodon }, data: { readNotBefore } });
  assert.deepEqual(await orders(scene, 25 * hourMs - 1), []);
  assert.deepEqual(await orders(scene, 1), [`account:${scene.accountIds.mastodon}`]);
});

test('nothing is ordered for a post that is being taken back, or was asked for in vain just now', async () => {
  await using scene = await openReadingScene();
  const [leaving, late] = [await scene.published(), await scene.published()];
  await settled(scene);
  // Later on the same day, UTC, so that no followers are due.
  const dueAt = new Date(scene.clock.now().getTime() + hourMs);
  const publishedAt = new Date(dueAt.getTime() - 24 * hourMs);
  await scene.store.db.readingsToCome.updateMany({ data: { publishedAt } });
  await scene.store.db.readingsToCome.update({
    where: { deliveryId: late },
    data: { triedAge: 'h24', readNotBefore: new Date(dueAt.getTime() + hourMs) },
  });
  await scene.store.db.delivery.update({ where: { id: leaving }, data: { state: 'retracting' } });
  assert.deepEqual(await orders(scene, 2 * hourMs - 1), []);
  assert.deepEqual(await orders(scene, 1), [`account:${scene.accountIds.mastodon}`]);
});

test('a post that was asked for in vain is not asked for along with another before its time', async () => {
  await using scene = await openReadingScene();
  const lost = await scene.published();
  const post = await scene.postOf(lost);
  scene.mastodon.readings.set(post, { kind: 'missing' });
  await scene.wait(2 * minuteMs);
  const other = await scene.postOf(await scene.published());
  await scene.wait(24 * hourMs - 2 * minuteMs);
  await scene.wait(2 * minuteMs);
  await scene.wait(3 * minuteMs);
  assert.deepEqual(
    scene.mastodon.reads.map(({ ids }) => ids),
    [[post], [other], [post]],
  );
});

test('two replicas that sweep at once begin the figures of a post once', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  let sweeping: Promise<void> = Promise.resolve();
  await scene.store.db.$transaction(async (tx) => {
    await beginFigures(tx, scene.clock.now());
    sweeping = sweepReadings(scene.reader);
    await waitersForRows(scene, 1);
  });
  await sweeping;
  assert.equal((await scene.next(id))?.age, 'h24');
});
