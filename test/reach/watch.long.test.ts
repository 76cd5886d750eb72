import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { createDesk } from '#desks/create-desk.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { settleForeign } from '#reach/watch/settle-foreign.ts';

import { present } from '../support/publishing-scene.ts';
import { openWatchScene } from '../support/watch-scene.ts';

test('a post that Tambour did not make is told once, however often it is seen', async () => {
  await using scene = await openWatchScene();
  scene.clock.advance(1000);
  scene.postedByOthers('mastodon', 'm-7');
  scene.postedByOthers('x', 'x-7');
  await scene.minutes(30);
  assert.deepEqual(await scene.kept(), ['m-7', 'x-7']);
  assert.deepEqual(await scene.told(), ['foreign.seen', 'foreign.seen']);
  const entries = await scene.store.db.journalEntry.findMany({ where: { kind: 'foreign.seen' } });
  assert.deepEqual(
    entries.map(({ actor, data }) => [actor, data]).map(([actor, data]) => [actor, Object.keys(Object(data)).length]),
    [
      ['tambour', 5],
      ['tambour', 5],
    ],
  );
});

test('what Tambour sent is never told, nor what it took back', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.minutes(15);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
  const { id: deliveryId } = await scene.delivery(draft.id);
  const shown = structuredClone(scene.mastodon.posts);
  await scene.store.write((work) =>
    askRetract(work, { draftId: draft.id, deliveryId, person: 'karim', reason: 'wrong', members: noMembers }),
  );
  await scene.minutes(2);
  assert.equal((await scene.delivery(draft.id)).state, 'retracted');
  // A timeline that lags shows it still.
  scene.mastodon.posts.push(...shown);
  await scene.store.db.accountWatch.updateMany({ data: { readUntil: null } });
  await scene.minutes(15);
  assert.deepEqual([await scene.kept(), await scene.told()], [[], []]);
});

test('what was there before anybody watched is never told', async () => {
  await using scene = await openWatchScene();
  const before = new Date(scene.clock.now().getTime() - 1);
  scene.postedByOthers('mastodon', 'm-1', { at: before });
  await scene.minutes(15);
  assert.deepEqual(await scene.kept(), []);
  assert.equal(scene.mastodon.lists.length > 3, true);
  assert.equal(
    scene.mastodon.lists.every(({ since }) => since > before),
    true,
    'the past was asked for',
  );
});

test('a server that shows more than it was asked for makes nothing of the past known', async () => {
  await using scene = await openWatchScene();
  const before = new Date(scene.clock.now().getTime() - 1);
  const honest = { ...scene.mastodon };
  scene.postedByOthers('mastodon', 'm-1', { at: before });
  Object.assign(scene.mastodon, { ownPosts: (_: Date, signal: AbortSignal) => honest.ownPosts(new Date(0), signal) });
  await scene.minutes(15);
  assert.deepEqual(await scene.kept(), []);
});

test('X is watched where it may be read, each ten minutes, and what that costs is counted', async () => {
  await using scene = await openWatchScene();
  await scene.minutes(30);
  assert.deepEqual([scene.mastodon.lists.length, scene.x.lists.length], [16, 4]);
  scene.clock.advance(1000);
  scene.postedByOthers('x', 'x-7');
  await scene.minutes(11);
  const rows = await scene.store.db.billedReads.findMany({ select: { accountId: true, what: true, times: true } });
  assert.deepEqual(rows, [{ accountId: scene.accountIds.x, what: 'ownedRead', times: 1 }]);
});

test('while X may not be read it is not watched, and what was posted meanwhile is the past', async () => {
  await using scene = await openWatchScene();
  scene.readsX = false;
  await scene.minutes(1);
  const asked = scene.x.lists.length;
  scene.postedByOthers('x', 'x-7');
  await scene.minutes(30);
  assert.equal(scene.x.lists.length, asked);
  scene.readsX = true;
  await scene.minutes(1);
  scene.clock.advance(1000);
  scene.postedByOthers('x', 'x-8');
  await scene.minutes(11);
  assert.deepEqual(await scene.kept(), ['x-8']);
});

test('an account of no desk is not watched, and one of two desks is told to both', async () => {
  await using scene = await openWatchScene();
  const { store, accountIds } = scene;
  await store.db.deskAccount.deleteMany({ where: { accountId: accountIds.x } });
  await store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c2',
      by: 'sophie',
      name: 'Valmont',
      language: 'fr',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      stewards: ['sophie'],
      accountIds: [accountIds.mastodon],
    }),
  );
  scene.clock.advance(1000);
  scene.postedByOthers('mastodon', 'm-7');
  scene.postedByOthers('x', 'x-7');
  await scene.minutes(15);
  assert.deepEqual(await scene.kept(), ['m-7']);
  const notices = await store.db.notice.findMany({ where: { kind: 'foreign.seen' }, select: { deskId: true } });
  assert.equal(new Set(notices.map(({ deskId }) => deskId)).size, 2);
});

test('a post of ours that X gave another id is told as edited, and one of others is told once', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.minutes(11);
  const [ours] = scene.x.posts;
  scene.postedByOthers('x', 'x-edited', { earlierIds: [present(ours).id] });
  scene.postedByOthers('x', 'x-8');
  await scene.minutes(11);
  scene.postedByOthers('x', 'x-9', { earlierIds: ['x-8'] });
  await scene.minutes(11);
  assert.deepEqual(await scene.kept(), ['x-8']);
  assert.deepEqual(await scene.told(), ['foreign.seen', 'outside.seen']);
});

test('a timeline that could not be read is read from where it was left, whatever the length of that', async () => {
  await using scene = await openWatchScene();
  await scene.minutes(2);
  const { readUntil } = await scene.store.db.accountWatch.findUniqueOrThrow({
    where: { accountId: scene.accountIds.mastodon },
  });
  scene.mastodon.listTroubles.push(
    ...Array.from({ length: 20 }, () => ({ kind: 'unreadable', why: 'no_answer' }) as const),
  );
  scene.clock.advance(1000);
  scene.postedByOthers('mastodon', 'm-7');
  await scene.minutes(38);
  assert.deepEqual(await scene.kept(), []);
  await scene.minutes(6);
  assert.deepEqual(await scene.kept(), ['m-7']);
  const since = scene.mastodon.lists.at(-3)?.since;
  assert.ok(since !== undefined && readUntil !== null && since <= readUntil, 'it left something out');
});

test('a locked account, or a network that asks to wait, is left alone for as long', async () => {
  await using scene = await openWatchScene();
  scene.mastodon.listTroubles.push({ kind: 'locked', why: 'token_refused' });
  await scene.minutes(2);
  const asked = scene.mastodon.lists.length;
  await scene.minutes(58);
  assert.equal(scene.mastodon.lists.length, asked);
  await scene.minutes(3);
  assert.equal(scene.mastodon.lists.length, asked + 1);
});

test('what a hostile server says is kept as far as it can be', async () => {
  await using scene = await openWatchScene();
  scene.clock.advance(1000);
  const long = 'a'.repeat(100_000);
  scene.postedByOthers('mastodon', `7\0${long}`, { text: `\ud800\0${long}`, url: `https://network.example/${long}` });
  await scene.minutes(4);
  const [row] = await scene.store.db.foreignPost.findMany();
  assert.deepEqual([row?.remoteId.length, row?.text.length, row?.url.length], [200, 10_000, 2000]);
  assert.deepEqual(await scene.told(), ['foreign.seen']);
});

test('"It was us" settles a post once, for all desks, by who has its account', async () => {
  await using scene = await openWatchScene();
  const { store, deskId } = scene;
  scene.clock.advance(1000);
  scene.postedByOthers('mastodon', 'm-7');
  await scene.minutes(3);
  const { id: foreignId } = await store.db.foreignPost.findFirstOrThrow();
  const settle = (desk: string, id: string): Promise<{ kind: string }> =>
    store.write((work) => settleForeign(work, { foreignId, deskId: desk, by: { id, name: id } }));
  assert.deepEqual(await settle(store.newId(), 'eve'), { kind: 'notHere' });
  assert.deepEqual(await settle(deskId, 'omar'), { kind: 'settled' });
  assert.deepEqual(await settle(deskId, 'karim'), { kind: 'already' });
  const row = await store.db.foreignPost.findFirstOrThrow();
  assert.deepEqual([row.settledBy, row.settledName], ['omar', 'omar']);
  const entries = await store.db.journalEntry.findMany({ where: { kind: 'foreign.settled' } });
  assert.deepEqual(
    entries.map(({ actor }) => actor),
    ['omar'],
  );
  assert.deepEqual(await scene.told(), ['foreign.seen', 'foreign.settled']);
});
