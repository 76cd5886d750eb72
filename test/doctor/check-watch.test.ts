import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checkWatch } from '#doctor/check-watch.ts';

import { openWatchScene } from '../support/watch-scene.ts';
import { said } from './said.ts';

test('an account whose timeline cannot be read is told after an hour, and not before', async () => {
  await using scene = await openWatchScene();
  const { store, clock } = scene;
  await store.db.account.updateMany({ data: { practice: false } });
  const check = async (): Promise<readonly string[]> => said(await checkWatch(store.db, clock.now()));
  await scene.minutes(11);
  assert.deepEqual(await check(), ['right accountsWatched']);
  scene.mastodon.listTroubles.push(
    ...Array.from({ length: 40 }, () => ({ kind: 'unreadable', why: 'no_answer' }) as const),
  );
  await scene.minutes(50);
  assert.deepEqual(await check(), ['right accountsWatched']);
  await scene.minutes(15);
  assert.deepEqual(await check(), ['advice accountNotWatched']);
  scene.mastodon.listTroubles.length = 0;
  await scene.minutes(3);
  assert.deepEqual(await check(), ['right accountsWatched']);
});

test('while X may not be read, the doctor says that its account is not watched', async () => {
  await using scene = await openWatchScene();
  scene.readsX = false;
  await scene.minutes(3);
  await scene.store.db.account.updateMany({ data: { practice: false } });
  assert.deepEqual(said(await checkWatch(scene.store.db, scene.clock.now())), ['advice billedNotWatched']);
  assert.deepEqual(await checkWatch(null, scene.clock.now()), []);
});
