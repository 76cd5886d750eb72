import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';
import { noMembers } from '#desks/may.ts';
import { sendLate, type SendLateOutcome } from '#publishing/holding/late.ts';

import { aPicture, member, openScene, type Scene } from '../support/publishing-scene.ts';

/** A post whose process was down until after its last moment. */
async function late(scene: Scene): Promise<string> {
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.clock.advance(3 * 3_600_000);
  await scene.pass(1);
  return draft.id;
}

async function send(
  scene: Scene,
  draftId: string,
  by: string,
  minutes: number | null = null,
): Promise<SendLateOutcome> {
  const at = (more: number): Date => new Date(scene.clock.now().getTime() + more * 60_000);
  const window = minutes === null ? null : { publishAt: at(minutes), notAfterAt: at(minutes + 60) };
  const { id: deliveryId } = await scene.delivery(draftId);
  return scene.store.write((work) =>
    sendLate(work, scene.deps, { draftId, deliveryId, person: member(by), members: noMembers, window }),
  );
}

test('a post that could not leave in its time is held and does not leave by itself', async () => {
  await using scene = await openScene();
  const id = await late(scene);
  await scene.pass(24 * 3600);
  assert.deepEqual(
    (await scene.deliveries(id)).map((delivery) => delivery.state === 'held' && delivery.why),
    ['late', 'late'],
  );
  assert.deepEqual(scene.mastodon.requests, []);
});

test('an approver sends it late, as a new revision approved in one; the author cannot', async () => {
  await using scene = await openScene();
  const id = await late(scene);
  assert.deepEqual(await send(scene, id, 'amina'), { kind: 'refused', why: 'author' });
  assert.deepEqual(await send(scene, id, 'omar'), { kind: 'refused', why: 'not_approver' });
  assert.equal((await send(scene, id, 'karim')).kind, 'decided');
  assert.equal((await send(scene, id, 'karim')).kind, 'nothingLate');
  await scene.pass(20);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
  const draft = await scene.draft(id);
  assert.deepEqual([draft.current.number, draft.current.editedBy, draft.state], [2, 'amina', 'approved']);
  assert.deepEqual(draft.current.content.accountIds, [scene.accountIds.mastodon, scene.accountIds.x]);
});

test('what is late is sent from the card that shows it, and from no other', async () => {
  await using scene = await openScene();
  const [id, other] = [await late(scene), await late(scene)];
  const { id: deliveryId } = await scene.delivery(other);
  const request = { draftId: id, deliveryId, person: member('karim'), members: noMembers, window: null };
  const outcome = await scene.store.write((work) => sendLate(work, scene.deps, request));
  assert.deepEqual(outcome, { kind: 'nothingLate' });
});

test('what was approved for two accounts is sent late by the one that the desk has kept, without an alarm', async () => {
  await using scene = await openScene();
  const { deskId, accountIds } = scene;
  const id = await late(scene);
  const changes = { accountIds: [accountIds.mastodon] };
  await scene.store.write((work) => changeDesk(work, { deskId, by: 'sophie', changes }));
  assert.equal((await send(scene, id, 'karim')).kind, 'decided');
  await scene.pass(20);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 0]);
  assert.partialDeepStrictEqual(await scene.delivery(id, 'x'), { state: 'held', why: 'late' });
});

test('what was changed behind Tambour’s back since it was approved is not sent late', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ media: [await aPicture(scene.store, 'door')] });
  await scene.decide(draft);
  scene.clock.advance(3 * 3_600_000);
  await scene.pass(1);
  await scene.store.db.media.updateMany({ data: { bytes: new Uint8Array([1, 2, 3]) } });
  const id = await late(scene);
  await scene.store.db.revision.updateMany({ where: { draftId: id }, data: { text: 'Something else.' } });
  for (const draftId of [draft.id, id]) {
    assert.equal((await send(scene, draftId, 'karim')).kind, 'contentChanged');
    assert.deepEqual(
      (await scene.deliveries(draftId)).map((delivery) => delivery.state === 'held' && delivery.why),
      ['content_changed', 'content_changed'],
    );
    assert.equal((await scene.draft(draftId)).current.number, 1);
    assert.equal((await send(scene, draftId, 'karim')).kind, 'nothingLate');
  }
  await scene.pass(3600);
  assert.deepEqual(scene.mastodon.requests, []);
});

test('at a new time it leaves at that time', async () => {
  await using scene = await openScene();
  const id = await late(scene);
  await send(scene, id, 'karim', 30);
  await scene.pass(30 * 60 - 1);
  assert.equal(scene.mastodon.posts.length, 0);
  await scene.pass(1);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('where two must approve, the press is one of them', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.decide(draft, { by: 'lea' });
  scene.clock.advance(3 * 3_600_000);
  await scene.pass(1);
  const outcome = await send(scene, draft.id, 'karim');
  assert.equal(outcome.kind === 'decided' && outcome.standing.kind, 'waiting');
  await scene.pass(600);
  assert.equal(scene.mastodon.posts.length, 0);
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(600);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('only the account that has not published goes out late, and not while the other is in doubt', async () => {
  await using scene = await openScene({ settings: { notAfterMinutes: 1 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.mastodon.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 300 } });
  scene.x.troubles.push('loseAnswer');
  await scene.pass(21);
  assert.equal((await send(scene, draft.id, 'karim')).kind, 'underWay');
  await scene.pass(600);
  assert.equal((await send(scene, draft.id, 'karim')).kind, 'decided');
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
  assert.deepEqual((await scene.draft(draft.id)).current.content.accountIds, [scene.accountIds.mastodon]);
});
