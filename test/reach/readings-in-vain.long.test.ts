import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readAccount } from '#reach/read-account.ts';

import { present } from '../support/publishing-scene.ts';
import { hourMs, likes, minuteMs, never, openReadingScene, said } from '../support/reading-scene.ts';

test('a rate limit in the middle keeps what was read, and waits for the rest as long as is asked', async () => {
  await using scene = await openReadingScene();
  const ids = [await scene.published(), await scene.published(), await scene.published()];
  await scene.wait(1);
  scene.mastodon.readTroubles.push({ after: 2, end: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 1500 } });
  const looks = scene.mastodon.followerLooks.length;
  await scene.wait(24 * hourMs);
  assert.equal(await scene.store.db.reading.count(), 2);
  assert.equal(scene.mastodon.followerLooks.length, looks, 'it asked on');
  await scene.waitMinutes(24);
  assert.equal(scene.mastodon.reads.length, 1);
  await readAccount(scene.reader, scene.accountIds.mastodon, never);
  assert.equal(scene.mastodon.reads.length, 1, 'a job from before the limit asked');
  await scene.waitMinutes(1);
  assert.deepEqual(
    scene.mastodon.reads.map(({ ids: asked }) => asked.length),
    [3, 1],
  );
  for (const id of ids) assert.deepEqual(said(await scene.readings(id)), ['h24 counts 0']);
});

test('a late post under a rate limit waits for the limit alone', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  scene.mastodon.readTroubles.push({ after: 0, end: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 120 } });
  await scene.wait(40 * hourMs);
  await scene.wait(2 * minuteMs);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 0 late']);
});

test('a network that asks to wait for days is asked again after an hour', async () => {
  await using scene = await openReadingScene();
  await scene.published();
  scene.mastodon.readTroubles.push({ after: 0, end: { kind: 'tryLater', why: 'server_busy', afterSeconds: 900_000 } });
  await scene.wait(24 * hourMs);
  await scene.wait(hourMs - 1);
  assert.equal(scene.mastodon.reads.length, 1);
  await scene.wait(1);
  assert.equal(scene.mastodon.reads.length, 2);
});

test('a locked account waits an hour, is said once, and stays as active as publishing left it', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  const locked = { after: 0, end: { kind: 'locked', why: 'token_refused' } } as const;
  scene.mastodon.readTroubles.push(locked, locked);
  await scene.wait(24 * hourMs);
  await scene.waitMinutes(59);
  assert.equal(scene.mastodon.reads.length, 1);
  await scene.wait(minuteMs);
  assert.equal(scene.mastodon.reads.length, 2);
  assert.deepEqual(scene.logged, [{ account: scene.accountIds.mastodon, why: 'token_refused' }]);
  await scene.wait(hourMs);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 0 late']);
  const { state } = present(await scene.store.db.account.findUnique({ where: { id: scene.accountIds.mastodon } }));
  assert.equal(state, 'active');
  scene.mastodon.readTroubles.push(locked);
  await scene.wait(48 * hourMs);
  assert.equal(scene.logged.length, 2, 'it was locked anew');
});

test('where the token cannot be unsealed nobody is asked, and the readings are missed in their time', async () => {
  await using scene = await openReadingScene({ networkOf: async () => ({ kind: 'unreadable' }) });
  const id = await scene.published();
  await scene.wait(24 * hourMs);
  await scene.wait(48 * hourMs);
  assert.deepEqual(said(await scene.readings(id)), ['h24 missed late']);
  assert.deepEqual(
    scene.logged.map((about) => JSON.stringify(about).includes('token_unreadable')),
    [true, true],
  );
});

test('a post counts as missing when its server says so twice, five minutes apart; at a later age once is enough', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  const post = await scene.postOf(id);
  scene.mastodon.readings.set(post, { kind: 'missing' });
  await scene.wait(24 * hourMs);
  await scene.waitMinutes(4);
  assert.deepEqual([scene.mastodon.reads.length, await scene.readings(id)], [1, []]);
  await scene.wait(minuteMs);
  assert.deepEqual(said(await scene.readings(id)), ['h24 missing']);
  await scene.wait(48 * hourMs);
  assert.deepEqual(said(await scene.readings(id)), ['h24 missing', 'h72 missing']);
  const { outcome, likes: count, shares } = await scene.figures(id);
  assert.deepEqual([outcome, count, shares], ['missing', null, null]);
});

test('a post that a server shows late, or loses once at each age, is not missing', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  const post = await scene.postOf(id);
  for (const hours of [24, 48 - 5 / 60]) {
    scene.mastodon.readings.set(post, { kind: 'missing' });
    await scene.wait(hours * hourMs);
    await likes(scene, id, 5);
    await scene.wait(5 * minuteMs);
  }
  assert.equal(scene.mastodon.reads.length, 4);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 5', 'h72 counts 5']);
});

test('what was doubted at one age is forgotten at the next', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  scene.mastodon.readings.set(await scene.postOf(id), { kind: 'missing' });
  await scene.wait(24 * hourMs);
  await likes(scene, id, 5);
  await scene.wait(5 * minuteMs);
  const next = await scene.next(id);
  assert.deepEqual([next?.doubted, next?.doubtedSince, next?.readNotBefore], [null, null, null]);
});

test('a post counts as unreadable when it stays so for an hour, and is read when it does not', async () => {
  await using scene = await openReadingScene();
  const [lasting, passing] = [await scene.published(), await scene.published()];
  scene.mastodon.readings.set(await scene.postOf(lasting), { kind: 'unreadable' });
  scene.mastodon.readings.set(await scene.postOf(passing), { kind: 'unreadable' });
  await scene.wait(24 * hourMs);
  await scene.waitMinutes(58);
  await likes(scene, passing, 4);
  await scene.wait(minuteMs);
  assert.deepEqual(said(await scene.readings(passing)), ['h24 counts 4']);
  assert.deepEqual(await scene.readings(lasting), []);
  await scene.wait(minuteMs);
  const [reading] = await scene.readings(lasting);
  assert.deepEqual([reading?.outcome, reading?.likes, reading?.isLate], ['unreadable', null, false]);
});

test('a server that hiccups at the first ask after days down is believed no sooner than after an hour', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  scene.mastodon.readings.set(await scene.postOf(id), { kind: 'unreadable' });
  await scene.wait(40 * hourMs);
  assert.deepEqual(await scene.readings(id), []);
  await likes(scene, id, 2);
  await scene.wait(hourMs);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 2 late']);
});
