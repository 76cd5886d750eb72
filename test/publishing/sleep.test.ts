import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { noMembers } from '#desks/may.ts';
import { claimDeliveries } from '#publishing/sending/claim.ts';
import { gate } from '#publishing/gate.ts';
import { sendLate } from '#publishing/holding/late.ts';
import { lockReady } from '#publishing/lock-delivery.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { send } from '#publishing/sending/send.ts';
import { endSleeps, holdAllAsleep, putToSleep } from '#publishing/holding/sleep.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { openScene, present, type Scene } from '../support/publishing-scene.ts';

const hourMs = 3_600_000;

function inHours(scene: Scene, hours: number): Date {
  return new Date(scene.clock.now().getTime() + hours * hourMs);
}

/** A post that was approved for an hour from now on. */
async function scheduled(scene: Scene, hours: number): Promise<string> {
  const window = { publishAt: inHours(scene, hours), notAfterAt: inHours(scene, hours + 1) };
  const draft = await scene.asked({ text: `In ${hours} hours.`, window });
  await scene.decide(draft);
  return draft.id;
}

async function asleep(scene: Scene, until: Date | null): Promise<void> {
  const { mastodon: accountId } = scene.accountIds;
  const by = { id: 'amina', name: 'Amina' };
  await scene.store.write((work) => putToSleep(work, { accountId, by, until, why: null }));
  await scene.store.runEveryMinute();
}

test('what is scheduled within a sleep is held as it begins and told; what is due after its end leaves then', async () => {
  await using scene = await openScene();
  const [within, after] = [await scheduled(scene, 2), await scheduled(scene, 6)];
  await asleep(scene, inHours(scene, 4));
  assert.partialDeepStrictEqual(await scene.delivery(within), { state: 'held', why: 'account_asleep' });
  assert.ok((await scene.notices(within)).includes('delivery.held'));
  assert.equal((await scene.delivery(after)).state, 'ready');
  assert.equal((await scene.delivery(within, 'x')).state, 'ready', 'the other account is awake');
  await scene.pass(4 * 3600);
  await endSleeps(scene.store);
  await scene.pass(4 * 3600);
  assert.deepEqual(
    scene.mastodon.posts.map(({ rendering }) => rendering.text),
    ['In 6 hours.'],
  );
  assert.equal(scene.x.posts.length, 2);
});

test('a sleep without an end holds all that is scheduled, and one that is prolonged what it then covers', async () => {
  await using scene = await openScene();
  const [soon, later] = [await scheduled(scene, 2), await scheduled(scene, 6)];
  await asleep(scene, inHours(scene, 1));
  assert.equal((await scene.delivery(soon)).state, 'ready');
  await asleep(scene, inHours(scene, 4));
  assert.equal((await scene.delivery(soon)).state, 'held');
  assert.equal((await scene.delivery(later)).state, 'ready');
  await asleep(scene, null);
  assert.equal((await scene.delivery(later)).state, 'held');
});

test('what was due in a sleep that came and went while no process ran does not leave after it', async () => {
  await using scene = await openScene();
  const window = { publishAt: inHours(scene, 2), notAfterAt: inHours(scene, 48) };
  const draft = await scene.asked({ window });
  await scene.decide(draft);
  const { mastodon: accountId } = scene.accountIds;
  const by = { id: 'amina', name: 'Amina' };
  const until = inHours(scene, 4);
  await scene.store.write((work) => putToSleep(work, { accountId, by, until, why: null }));
  scene.clock.advance(5 * hourMs);
  await scene.store.runEveryMinute();
  await scene.pass(600);
  assert.partialDeepStrictEqual(await scene.delivery(draft.id), { state: 'held', why: 'account_asleep' });
  assert.equal(scene.mastodon.posts.length, 0);
});

for (const way of ['edit', 'replace'] as const) {
  test(`what mends a public post leaves while its account sleeps: ${way}; and so does a retraction`, async () => {
    await using scene = await openScene();
    const draft = await publishedDraft(scene, { text: 'The pool opens untill 18:00.' });
    await asleep(scene, null);
    const correction = await askedCorrection(scene, draft, {
      text: 'The pool opens until 18:00.',
      ways: { mastodon: way, x: 'leave' },
    });
    await scene.decide(correction);
    await scene.pass(600);
    assert.equal((await scene.delivery(correction.id)).state, 'sent');
    const { id: deliveryId } = await scene.delivery(way === 'edit' ? draft.id : correction.id);
    const draftId = way === 'edit' ? draft.id : correction.id;
    const wish = { draftId, deliveryId, person: 'karim', members: noMembers, reason: 'No.' };
    assert.equal((await scene.store.write((work) => askRetract(work, wish))).kind, 'retracting');
    await scene.pass(600);
    assert.equal((await scene.store.db.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).state, 'retracted');
    // Anything else waits.
    const other = await scene.asked({ text: 'Something new.' });
    await scene.decide(other);
    await scene.pass(600);
    assert.partialDeepStrictEqual(await scene.delivery(other.id), { state: 'held', why: 'account_asleep' });
  });
}

/** A post to Mastodon that is due. Returns its delivery's id. */
async function due(scene: Scene): Promise<string> {
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  scene.clock.advance(60_000);
  return (await scene.delivery(draft.id)).id;
}

const by = { id: 'amina', name: 'Amina' };

test('a claim whose gate was open before the account fell asleep waits for that, sees it, and is none', async () => {
  await using scene = await openScene();
  const id = await due(scene);
  const { mastodon: accountId } = scene.accountIds;
  const asleepNow = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const falling = scene.store.write(async (work) => {
    await putToSleep(work, { accountId, by, until: null, why: null });
    asleepNow.resolve();
    await mayCommit.promise;
  });
  await asleepNow.promise;
  const claiming = scene.store.write(async (work) => {
    const { draft, deliveries } = present(await lockReady(work.tx, [id]));
    const open = await gate(scene.deps, work, { draft, delivery: present(deliveries[0]) }, work.clock.now());
    assert.equal(open.kind, 'open');
    return claimDeliveries(work, scene.deps, draft, deliveries);
  });
  await pause(100);
  mayCommit.resolve();
  await falling;
  assert.deepEqual(await claiming, []);
  await scene.pass(60);
  assert.equal(scene.mastodon.requests.length, 0);
});

test('what was claimed before its account fell asleep does not leave after it', async () => {
  await using scene = await openScene();
  const id = await due(scene);
  const { mastodon: accountId } = scene.accountIds;
  const { db } = scene.store;
  // The last look is what is asked in SQL and outside of a transaction.
  const ask = async (...asked: Parameters<typeof db.$queryRaw>): Promise<unknown> => {
    await scene.store.write((work) => putToSleep(work, { accountId, by, until: null, why: null }));
    return db.$queryRaw(...asked);
  };
  const slow = new Proxy(db, { get: (of, name): unknown => (name === '$queryRaw' ? ask : Reflect.get(of, name)) });
  const deps = { ...scene.deps, store: { ...scene.store, db: slow } };
  const { attempt } = present(await db.delivery.findUnique({ where: { id } }));
  await send(deps, { deliveryId: id, attempt, round: 1 }, new AbortController().signal);
  await scene.pass(60);
  assert.equal(scene.mastodon.requests.length, 0);
  assert.equal((await db.delivery.findUniqueOrThrow({ where: { id } })).why, 'account_asleep');
});

test('more than ten posts that one sleep holds are asked about once, in the channel; a later one in its thread', async () => {
  await using scene = await openScene();
  const many: string[] = [];
  for (let hours = 2; hours < 13; hours += 1) many.push(await scheduled(scene, hours));
  await asleep(scene, null);
  await scene.store.runEveryMinute();
  const together = await scene.store.db.notice.findMany({ where: { kind: 'account.held' } });
  assert.equal(together.length, 1);
  assert.partialDeepStrictEqual(together[0]?.data, { count: 11, draftIds: many.slice(0, 10) });
  for (const id of many) assert.ok(!(await scene.notices(id)).includes('delivery.held'));
  scene.clock.advance(1000);
  const later = await scheduled(scene, 3);
  await scene.store.runEveryMinute();
  assert.ok((await scene.notices(later)).includes('delivery.held'));
  assert.equal(await scene.store.db.delivery.count({ where: { state: 'held' } }), 12);
});

test('a process that dies between the question about many and holding them asks nobody twice, and sends nothing', async () => {
  await using scene = await openScene();
  const many: string[] = [];
  for (let hours = 2; hours < 13; hours += 1) many.push(await scheduled(scene, hours));
  const { mastodon: accountId } = scene.accountIds;
  await scene.store.write((work) => putToSleep(work, { accountId, by, until: null, why: null }));
  let writes = 0;
  const dying = {
    ...scene.store,
    write: async (...args: Parameters<typeof scene.store.write>) => {
      writes += 1;
      if (writes > 3) throw new Error('killed');
      return scene.store.write(...args);
    },
  } as typeof scene.store;
  await assert.rejects(holdAllAsleep(dying), /killed/);
  assert.equal(await scene.store.db.delivery.count({ where: { state: 'held' } }), 2);
  await scene.store.runEveryMinute();
  assert.equal(await scene.store.db.delivery.count({ where: { state: 'held' } }), 11);
  assert.equal(await scene.store.db.notice.count({ where: { kind: { in: ['account.held', 'delivery.held'] } } }), 1);
  await scene.pass(14 * 3600);
  assert.equal(scene.mastodon.requests.length, 0);
});

test('what missed its time within a sleep is given no new one before its account is awake', async () => {
  await using scene = await openScene();
  const id = await scheduled(scene, 2);
  await asleep(scene, inHours(scene, 6));
  scene.clock.advance(4 * hourMs);
  const { id: deliveryId } = await scene.delivery(id);
  const person = { id: 'karim', name: 'Karim', kind: 'member' } as const;
  const wish = { draftId: id, deliveryId, person, members: noMembers, window: null };
  assert.equal((await scene.store.write((work) => sendLate(work, scene.deps, wish))).kind, 'nothingLate');
  scene.clock.advance(3 * hourMs);
  await scene.store.runEveryMinute();
  assert.notEqual((await scene.store.write((work) => sendLate(work, scene.deps, wish))).kind, 'nothingLate');
});

test('a post whose answer is lost while its account falls asleep is found, and is never sent again', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  scene.mastodon.whileSending = () => asleep(scene, null);
  scene.mastodon.troubles.push('loseAnswer');
  await scene.decide({ id });
  await scene.pass(3 * 3600);
  assert.equal((await scene.delivery(id)).state, 'sent');
  assert.equal(scene.mastodon.posts.length, 1);
});

test('one whose request was lost as its account fell asleep is held once that is known, and asked about', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  scene.mastodon.whileSending = () => asleep(scene, inHours(scene, 2));
  scene.mastodon.troubles.push('loseRequest');
  await scene.decide({ id });
  await scene.pass(3 * 3600);
  await scene.store.runEveryMinute();
  await scene.pass(3 * 3600);
  assert.partialDeepStrictEqual(await scene.delivery(id), { state: 'held', why: 'account_asleep' });
  assert.equal(scene.mastodon.posts.length, 0);
});
