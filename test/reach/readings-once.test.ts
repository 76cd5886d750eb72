import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { readAccount } from '#reach/read-account.ts';
import { sweepReadings } from '#reach/sweep-readings.ts';

import { mortalProcess } from '../support/crashing.ts';
import {
  hourMs,
  likes,
  minuteMs,
  never,
  openReadingScene,
  readerThrough,
  replicasThatMeet,
  said,
  waitersForRows,
} from '../support/reading-scene.ts';

test('replicas that read at once keep one reading, that of the first', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  await scene.wait(1);
  scene.clock.advance(24 * hourMs);
  const reader = replicasThatMeet(scene, 'mastodon', 3);
  let all: Promise<unknown> = Promise.resolve();
  // Held, so that each of them is as far as it comes before the first has recorded.
  await scene.store.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "DeliveryFigures" WHERE "deliveryId" = ${id}::uuid FOR UPDATE`;
    all = Promise.all([1, 2, 3].map(() => readAccount(reader, scene.accountIds.mastodon, never)));
    await waitersForRows(scene, 3);
  });
  await all;
  assert.equal(scene.mastodon.reads.length, 3);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 0']);
  assert.equal((await scene.next(id))?.age, 'h72');
});

test('an ask in vain that ends when another was answered puts off nothing', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  scene.mastodon.readings.set(await scene.postOf(id), { kind: 'missing' });
  await scene.wait(1);
  scene.clock.advance(24 * hourMs);
  const reader = readerThrough(scene, 'mastodon', (own) => ({
    async read(...given) {
      const told = await own.read(...given);
      await likes(scene, id, 3);
      await scene.wait(0);
      return told;
    },
  }));
  await readAccount(reader, scene.accountIds.mastodon, never);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 3']);
  const next = await scene.next(id);
  assert.deepEqual([next?.age, next?.readNotBefore, next?.doubted], ['h72', null, null]);
});

test('an answer that comes when the next age was read already changes nothing', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  await scene.wait(1);
  scene.clock.advance(24 * hourMs);
  const reader = readerThrough(scene, 'mastodon', (own) => ({
    async read(...given) {
      const told = await own.read(...given);
      await scene.wait(minuteMs);
      await likes(scene, id, 72);
      await scene.wait(48 * hourMs);
      return told;
    },
  }));
  await readAccount(reader, scene.accountIds.mastodon, never);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 0', 'h72 counts 72']);
  assert.equal((await scene.next(id))?.age, 'd7');
});

test('no transaction is open while a network is asked', async () => {
  await using scene = await openReadingScene();
  await scene.published();
  await scene.wait(1);
  scene.clock.advance(24 * hourMs);
  const open: number[] = [];
  const look = async (): Promise<void> => {
    const rows = await scene.store.db.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
    open.push(rows.length);
  };
  const reader = readerThrough(scene, 'mastodon', (own) => ({
    read: async (...given) => look().then(() => own.read(...given)),
    followers: async (...given) => look().then(() => own.followers(...given)),
  }));
  await readAccount(reader, scene.accountIds.mastodon, never);
  assert.deepEqual(open, [0, 0]);
});

test('killed at any step of reading: read again, and one reading of each post', async () => {
  const process = mortalProcess();
  await using scene = await openReadingScene({ wrap: process.wrap });
  let step = 0;
  for (let hasDied = true; hasDied;) {
    step += 1;
    const id = await scene.published();
    await scene.wait(1);
    scene.clock.advance(24 * hourMs);
    const before = process.stepsDone();
    process.dieAt(step);
    await sweepReadings(scene.reader).catch(() => undefined);
    await readAccount(scene.reader, scene.accountIds.mastodon, never).catch(() => undefined);
    hasDied = process.stepsDone() - before >= step;
    process.restart();
    process.dieAt(Infinity);
    await scene.wait(minuteMs);
    assert.deepEqual(said(await scene.readings(id)), ['h24 counts 0'], `killed at step ${step}`);
    await scene.store.db.readingsToCome.deleteMany();
    await scene.store.db.$executeRaw`DELETE FROM test_job`;
  }
  // Orders, read, record, followers, record: each before and after.
  assert.ok(step > 9, `only ${step} steps`);
});

test('a post that is taken back in mid-week is read no more, and keeps what was read', async () => {
  await using scene = await openReadingScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  const { id } = await scene.delivery(draft.id);
  await likes(scene, id, 6);
  await scene.wait(1);
  await scene.wait(25 * hourMs - 2 * minuteMs);
  await scene.store.write((work) =>
    askRetract(work, { draftId: draft.id, deliveryId: null, person: 'amina', members: noMembers, reason: 'Wrong.' }),
  );
  await scene.pass(60);
  await scene.wait(minuteMs);
  assert.equal(await scene.next(id), null);
  assert.equal((await scene.figures(id)).outcome, null);
  const asked = scene.mastodon.reads.length;
  for (let day = 0; day < 30; day += 1) await scene.wait(24 * hourMs);
  assert.equal(scene.mastodon.reads.length, asked);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 6']);
});

test('what is answered of a post that was taken back meanwhile is not kept', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  await scene.wait(1);
  scene.clock.advance(24 * hourMs);
  const reader = readerThrough(scene, 'mastodon', (own) => ({
    async read(...given) {
      await scene.store.db.delivery.update({ where: { id }, data: { state: 'retracted' } });
      return own.read(...given);
    },
  }));
  await readAccount(reader, scene.accountIds.mastodon, never);
  assert.deepEqual(await scene.readings(id), []);
});

test('a post that could not be taken back goes on being read', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published('mastodon', { state: 'retracting', retractedBy: 'amina', retractWhy: 'Wrong.' });
  await scene.store.db.delivery.update({ where: { id }, data: { dueAt: new Date('2100-01-01') } });
  await scene.wait(24 * hourMs);
  assert.equal(scene.mastodon.reads.length, 0);
  await scene.store.db.delivery.update({ where: { id }, data: { state: 'sent' } });
  await scene.wait(minuteMs);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 0']);
});

test('a stop reaches the network that is asked', async () => {
  await using scene = await openReadingScene();
  await scene.published();
  await scene.wait(1);
  scene.clock.advance(24 * hourMs);
  const stop = new AbortController();
  const heeded: boolean[] = [];
  const reader = readerThrough(scene, 'mastodon', (own) => ({
    async read(posts, signal) {
      stop.abort();
      heeded.push(signal.aborted);
      return own.read(posts, signal);
    },
  }));
  await readAccount(reader, scene.accountIds.mastodon, stop.signal);
  assert.deepEqual(heeded, [true]);
});
