import assert from 'node:assert/strict';
import { test } from 'node:test';

import { runUnitOfWork } from '#storage/run-writing.ts';
import type { Store } from '#storage/store.ts';

import { aPicture, openScene } from '../support/publishing-scene.ts';

test('an approved post leaves on every account after the grace, once, and the thread is told', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(19);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [0, 0]);
  await scene.pass(1);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
  assert.deepEqual(
    (await scene.deliveries(draft.id)).map(({ state }) => state),
    ['sent', 'sent'],
  );
  const told = await scene.notices(draft.id);
  assert.equal(told.filter((kind) => kind === 'delivery.sent').length, 2);
  await scene.pass(3600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});

test('with two approvals needed nothing is planned before the second', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  assert.equal((await scene.deliveries(draft.id)).length, 0);
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(20);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('a scheduled post leaves in the second it was approved for', async () => {
  await using scene = await openScene();
  const publishAt = new Date(scene.clock.now().getTime() + 3_600_000);
  const draft = await scene.asked({ window: { publishAt, notAfterAt: new Date(publishAt.getTime() + 600_000) } });
  await scene.decide(draft);
  await scene.pass(3599);
  assert.equal(scene.mastodon.requests.length, 0);
  await scene.pass(1);
  assert.deepEqual(
    scene.mastodon.requests.map(({ at }) => at),
    [publishAt],
  );
});

test('a scheduled post that is approved after its time, but within its window, has its grace', async () => {
  await using scene = await openScene();
  const publishAt = new Date(scene.clock.now().getTime() + 60_000);
  const draft = await scene.asked({ window: { publishAt, notAfterAt: new Date(publishAt.getTime() + 600_000) } });
  await scene.pass(120);
  await scene.decide(draft);
  await scene.pass(19);
  assert.equal(scene.mastodon.posts.length, 0);
  await scene.pass(1);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('posts of one account leave in the order in which they are due', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 1 } });
  const drafts = [];
  for (const text of ['First.', 'Second.', 'Third.']) drafts.push(await scene.asked({ text }));
  for (const draft of drafts) {
    scene.clock.advance(1);
    await scene.decide(draft);
  }
  // The jobs come in any order.
  await scene.store.db.$executeRaw`UPDATE test_job SET start_after = start_after - id * interval '1 second'`;
  await scene.pass(10);
  assert.deepEqual(
    scene.mastodon.posts.map(({ rendering }) => rendering.text),
    ['First.', 'Second.', 'Third.'],
  );
});

test('pictures are uploaded once, and used again by the next attempt', async () => {
  await using scene = await openScene();
  const picture = await aPicture(scene.store, 'door');
  const draft = await scene.asked({ media: [picture], accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  scene.mastodon.troubles.push({ answer: { kind: 'tryLater', why: 'media_processing', afterSeconds: 2 } });
  await scene.pass(30);
  const { state, uploaded } = await scene.delivery(draft.id);
  assert.equal(state, 'sent');
  assert.deepEqual(
    uploaded.map(({ sha256, remoteId }) => [sha256, remoteId]),
    [[picture.sha256, `up-${picture.sha256}`]],
  );
  assert.deepEqual(new Set(scene.mastodon.requests.map(({ key }) => key)).size, 1);
});

test('one account’s failure does not hide or hinder the other’s success', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'invalid' } });
  await scene.pass(20);
  assert.equal((await scene.delivery(draft.id, 'mastodon')).state, 'failed');
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'sent');
});

test('where the server made something else of it, that is told; missing only when it is missing twice', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.mastodon.readBackAnswer = { kind: 'changed', what: ['alt'] };
  scene.x.readBackAnswer = { kind: 'missing' };
  await scene.pass(85);
  const told = async (): Promise<number> =>
    (await scene.notices(draft.id)).filter((kind) => kind === 'delivery.changedByServer').length;
  assert.equal(await told(), 1);
  await scene.pass(120);
  assert.equal(await told(), 2);
});

test('a token that cannot be unsealed holds the post and says so', async () => {
  await using scene = await openScene({
    wrap: (deps) => ({ ...deps, networkOf: async () => ({ kind: 'unreadable' }) }),
  });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(20);
  const delivery = await scene.delivery(draft.id);
  assert.equal(delivery.state === 'held' && delivery.why, 'token_unreadable');
  assert.ok((await scene.notices(draft.id)).includes('delivery.held'));
});

test('a job engine whose clock is ahead makes nothing leave early, nor much later', async () => {
  await using scene = await openScene({
    wrap: (deps) => {
      const { clock } = deps.store;
      const behind = { ...clock, now: () => new Date(clock.now().getTime() - 2000) };
      const store: Store = { ...deps.store, clock: behind, write: (work) => runUnitOfWork(store, work) };
      return { ...deps, store };
    },
  });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(21);
  assert.equal(scene.mastodon.requests.length, 0);
  await scene.pass(1);
  assert.equal(scene.mastodon.requests.length, 1);
});

test('a network that the administrator switched off gets nothing, and the other gets its post', async () => {
  await using scene = await openScene({
    wrap: (deps) => ({ ...deps, isSwitchedOn: ({ network }) => network !== 'x' }),
  });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(20);
  const onX = await scene.delivery(draft.id, 'x');
  assert.equal(onX.state === 'held' && onX.why, 'network_off');
  assert.equal(scene.x.requests.length, 0);
  assert.equal((await scene.delivery(draft.id, 'mastodon')).state, 'sent');
  assert.ok((await scene.notices(draft.id)).includes('delivery.held'));
});
