import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { settle } from '#publishing/doubt/settle.ts';
import { sweepWatch } from '#reach/watch/sweep-watch.ts';
import { watchAccount } from '#reach/watch/watch-account.ts';

import { mortalProcess } from '../support/crashing.ts';
import { present } from '../support/publishing-scene.ts';
import { waitersForRows } from '../support/reading-scene.ts';
import { openWatchScene, type WatchScene } from '../support/watch-scene.ts';

const never = new AbortController().signal;

/** As the drafts of these scenes say it. */
const ourText = 'The town hall is open until 18:00 on Monday.';

/** Looks through Mastodon now, due or not. */
async function look(scene: WatchScene, reader = scene.reader): Promise<void> {
  await scene.store.db.accountWatch.updateMany({ data: { nextAt: scene.clock.now() } });
  await watchAccount(reader, scene.accountIds.mastodon, never);
}

test('what is seen while a delivery is being sent waits for its answer, and is ours', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked();
  scene.mastodon.whileSending = async () => {
    // As the server has it already, while its answer is still on the way.
    scene.postedByOthers('mastodon', 'mastodon-1', { text: ourText });
    await look(scene);
    assert.equal((await scene.delivery(draft.id)).state, 'sending');
    assert.deepEqual([await scene.kept(), await scene.told()], [['mastodon-1 waits'], []]);
  };
  await scene.decide(draft);
  await scene.minutes(5);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
  assert.deepEqual([await scene.kept(), await scene.told()], [[], []]);
});

test('what is claimed and answered while the timeline is on its way back is ours', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked();
  let isFirst = true;
  scene.mastodon.whileListing = async () => {
    if (!isFirst) return;
    isFirst = false;
    await scene.decide(draft);
    await scene.pass(30);
  };
  // Shown by a list that began before anybody asked to send it.
  scene.postedByOthers('mastodon', 'mastodon-1', { text: ourText });
  await look(scene);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
  assert.deepEqual([await scene.kept(), await scene.told()], [[], []]);
});

test('while a delivery is in doubt, a post with its text waits until that is settled, and any other is told', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked();
  scene.mastodon.troubles.push('loseAnswer');
  await scene.decide(draft);
  await scene.pass(22);
  assert.equal((await scene.delivery(draft.id)).state, 'doubt');
  scene.postedByOthers('mastodon', 'm-7');
  await look(scene);
  assert.deepEqual([await scene.kept(), await scene.told()], [['m-7', 'mastodon-1 waits'], ['foreign.seen']]);
  await scene.minutes(3);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
  assert.deepEqual([await scene.kept(), await scene.told()], [['m-7'], ['foreign.seen']]);
});

test('after a look in vain, what is about to be sent again may be what is seen', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked();
  scene.mastodon.troubles.push('loseAnswer', { answer: { kind: 'doubt', why: 'no_answer' } });
  await scene.decide(draft);
  await scene.pass(22);
  const { id } = await scene.delivery(draft.id);
  await scene.store.db.delivery.update({ where: { id }, data: { state: 'ready' } });
  await look(scene);
  assert.deepEqual([await scene.kept(), await scene.told()], [['mastodon-1 waits'], []]);
});

test('while a delivery is on its way, a post with another text is told at once', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked();
  scene.mastodon.whileSending = async () => {
    scene.postedByOthers('mastodon', 'm-7');
    await look(scene);
    assert.deepEqual([await scene.kept(), await scene.told()], [['m-7'], ['foreign.seen']]);
  };
  await scene.decide(draft);
  await scene.minutes(5);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
});

test('while a person is asked about one post, a post with another text is told in the same look', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked();
  scene.mastodon.troubles.push('loseAnswer');
  scene.mastodon.findTroubles.push({ kind: 'unreadable', why: 'locked' });
  await scene.decide(draft);
  await scene.minutes(2);
  assert.equal((await scene.delivery(draft.id)).state, 'held');
  scene.postedByOthers('mastodon', 'm-7');
  await look(scene);
  assert.deepEqual([await scene.kept(), await scene.told()], [['m-7', 'mastodon-1 waits'], ['foreign.seen']]);
});

test('where a person is asked, what was posted about then with its text waits for them', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked();
  scene.mastodon.troubles.push('loseAnswer');
  scene.mastodon.findTroubles.push({ kind: 'unreadable', why: 'locked' });
  await scene.decide(draft);
  await scene.minutes(5);
  const { id: deliveryId, state } = await scene.delivery(draft.id);
  assert.equal(state, 'held');
  assert.deepEqual(await scene.kept(), ['mastodon-1 waits']);
  scene.clock.advance(20 * 60_000);
  scene.postedByOthers('mastodon', 'm-7');
  await scene.minutes(3);
  assert.deepEqual(await scene.kept(), ['mastodon-1 waits', 'm-7']);
  const post = { id: 'mastodon-1', url: 'https://network.example/mastodon-1' };
  const sighting = { kind: 'published', post, isSeen: false } as const;
  const by = { kind: 'member', id: 'karim', name: 'Karim', members: noMembers } as const;
  await scene.store.write((work) => settle(work, { deliveryId, by, sighting }));
  await scene.minutes(2);
  assert.deepEqual([await scene.kept(), await scene.told()], [['m-7'], ['foreign.seen']]);
});

test('what a delivery is found to have made after it was told is settled by itself', async () => {
  await using scene = await openWatchScene();
  scene.clock.advance(1000);
  scene.postedByOthers('mastodon', 'm-7');
  await scene.minutes(3);
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.minutes(2);
  const { id } = await scene.delivery(draft.id);
  await scene.store.db.delivery.update({ where: { id }, data: { remoteId: 'm-7' } });
  await scene.minutes(4);
  const row = await scene.store.db.foreignPost.findFirstOrThrow({ where: { remoteId: 'm-7' } });
  assert.deepEqual([row.settledBy, row.settledName], ['tambour', null]);
  assert.ok((await scene.told()).includes('foreign.settled'));
});

test('the post of an attempt that was over, of which the thread was told, is not told again', async () => {
  await using scene = await openWatchScene();
  const draft = await scene.asked();
  const { id } = draft;
  scene.mastodon.whileSending = async () => {
    // The attempt was given up, and the delivery ended otherwise, before the answer comes.
    await scene.store.db.delivery.updateMany({
      where: { draftId: id },
      data: { state: 'failed', why: 'invalid', attempt: 9 },
    });
  };
  await scene.decide(draft);
  await scene.pass(30);
  assert.ok((await scene.notices(draft.id)).includes('alert.lateAnswer'));
  await scene.minutes(4);
  assert.deepEqual([await scene.kept(), await scene.told()], [[], []]);
});

test('replicas that look at once tell a post once', async () => {
  await using scene = await openWatchScene();
  scene.clock.advance(1000);
  scene.postedByOthers('mastodon', 'm-7');
  await scene.store.db.accountWatch.updateMany({ data: { nextAt: scene.clock.now() } });
  const looks = [1, 2, 3].map(() => watchAccount(scene.reader, scene.accountIds.mastodon, never));
  await Promise.all([...looks, sweepWatch(scene.reader), sweepWatch(scene.reader)]);
  assert.equal(scene.mastodon.lists.length >= 3, true);
  assert.deepEqual([await scene.kept(), await scene.told()], [['m-7'], ['foreign.seen']]);
});

test('replicas that find a doubt settled at once tell what waited for it once', async () => {
  await using scene = await openWatchScene();
  const { store } = scene;
  scene.clock.advance(1000);
  scene.postedByOthers('mastodon', 'm-7');
  await scene.minutes(3);
  await store.db.foreignPost.updateMany({ data: { notifiedAt: null } });
  await store.db.notice.deleteMany();
  await store.db.$executeRaw`TRUNCATE "JournalEntry"`;
  let all: Promise<unknown> = Promise.resolve();
  // Held, so that both have found it waiting before either tells it.
  await store.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ForeignPost" FOR UPDATE`;
    all = Promise.all([sweepWatch(scene.reader), sweepWatch(scene.reader)]);
    await waitersForRows(scene, 2);
  });
  await all;
  assert.deepEqual(await scene.told(), ['foreign.seen']);
  assert.equal(await store.db.journalEntry.count({ where: { kind: 'foreign.seen' } }), 1);
});

test('of many posts that wait, each is told by itself: one that takes long keeps none of the others', async () => {
  await using scene = await openWatchScene();
  const { store } = scene;
  scene.clock.advance(1000);
  scene.postedByOthers('mastodon', 'm-7');
  scene.postedByOthers('mastodon', 'm-8');
  await scene.minutes(3);
  await store.db.foreignPost.updateMany({ data: { notifiedAt: null } });
  let swept: Promise<unknown> = Promise.resolve();
  await store.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ForeignPost" WHERE "remoteId" = 'm-8' FOR UPDATE`;
    swept = sweepWatch(scene.reader);
    await waitersForRows(scene, 1);
    assert.deepEqual(await scene.kept(), ['m-7', 'm-8 waits']);
  });
  await swept;
  assert.deepEqual(await scene.kept(), ['m-7', 'm-8']);
});

test('a kill at any step loses no post and tells none twice', async () => {
  for (let step = 1; ; step += 1) {
    const process = mortalProcess();
    await using scene = await openWatchScene({ wrap: process.wrap });
    scene.clock.advance(1000);
    scene.postedByOthers('mastodon', 'm-7');
    await scene.store.db.accountWatch.updateMany({ data: { nextAt: scene.clock.now() } });
    process.dieAt(step);
    await watchAccount(scene.reader, scene.accountIds.mastodon, never).catch(() => undefined);
    const died = process.restart();
    process.dieAt(Infinity);
    await scene.minutes(5);
    assert.deepEqual([await scene.kept(), await scene.told()], [['m-7'], ['foreign.seen']], `killed at ${step}`);
    if (!died) {
      assert.ok(present(step) > 3, 'it was never killed');
      return;
    }
  }
});
