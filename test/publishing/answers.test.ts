import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import type { PublishOutcome } from '#networks/publish-outcome.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { resumeAccount } from '#publishing/accounts.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';

import { aPicture, openScene, type Scene } from '../support/publishing-scene.ts';

/** One draft for Mastodon, approved, whose first request got this answer. */
async function answered(scene: Scene, answer: PublishOutcome, text = 'A post.'): Promise<Delivery> {
  const draft = await scene.asked({ text, accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  scene.mastodon.troubles.push({ answer });
  await scene.pass(20);
  return scene.delivery(draft.id);
}

test('a certain refusal of the first attempt is a failure with its cause, told, and not repeated', async () => {
  await using scene = await openScene();
  for (const why of ['forbidden', 'not_found', 'too_long', 'invalid', 'unreachable', 'name_not_found'] as const) {
    const delivery = await answered(scene, { kind: 'refused', why }, why);
    assert.equal(delivery.state === 'failed' && delivery.why, why);
    assert.ok((await scene.notices(delivery.draftId)).includes('delivery.failed'));
  }
  await scene.pass(7200);
  assert.equal(scene.mastodon.posts.length, 0);
});

test('the network’s word that a first attempt repeats another post is a failure, not a doubt', async () => {
  await using scene = await openScene();
  const delivery = await answered(scene, { kind: 'doubt', why: 'duplicate_reported' });
  assert.equal(delivery.state === 'failed' && delivery.why, 'duplicate');
});

test('a rate limit is waited out, and told where it is long', async () => {
  await using scene = await openScene();
  const delivery = await answered(scene, { kind: 'tryLater', why: 'rate_limit', afterSeconds: 600 });
  assert.equal(delivery.state, 'ready');
  assert.ok((await scene.notices(delivery.draftId)).includes('delivery.delayed'));
  await scene.pass(599);
  assert.equal(scene.mastodon.posts.length, 0);
  await scene.pass(1);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('a rate limit beyond the post’s last moment holds it at once', async () => {
  await using scene = await openScene({ settings: { notAfterMinutes: 5 } });
  const delivery = await answered(scene, { kind: 'tryLater', why: 'rate_limit', afterSeconds: 600 });
  assert.equal(delivery.state === 'held' && delivery.why, 'late');
});

test('a server that always says “later” is asked ever more seldom', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  for (let n = 0; n < 200; n += 1) {
    scene.mastodon.troubles.push({ answer: { kind: 'tryLater', why: 'server_busy', afterSeconds: -5 } });
  }
  await scene.pass(3 * 3600);
  const delivery = await scene.delivery(draft.id);
  assert.equal(delivery.state === 'held' && delivery.why, 'late');
  assert.ok(scene.mastodon.requests.length < 40, `${scene.mastodon.requests.length} requests`);
});

test('a locked account is paused and told once, and what follows is held without a request', async () => {
  await using scene = await openScene();
  const first = await answered(scene, { kind: 'locked', why: 'token_refused' }, 'First.');
  assert.equal(first.state === 'held' && first.why, 'account_paused');
  const second = await answered(scene, { kind: 'locked', why: 'token_refused' }, 'Second.');
  assert.equal(second.state === 'held' && second.why, 'account_paused');
  assert.equal(scene.mastodon.requests.length, 1);
  assert.equal(await scene.store.db.notice.count({ where: { kind: 'account.paused' } }), 1);
  // The first is said by the pause itself, in the same breath; the second has only its own word.
  const held = await scene.store.db.notice.findMany({ where: { kind: 'delivery.held' } });
  assert.deepEqual(
    held.map(({ draftId }) => draftId),
    [second.draftId],
  );
});

test('once the account is mended, what was held for it leaves in order', async () => {
  await using scene = await openScene();
  await answered(scene, { kind: 'locked', why: 'token_refused' }, 'First.');
  await answered(scene, { kind: 'locked', why: 'token_refused' }, 'Second.');
  scene.mastodon.troubles.splice(0);
  const resumed = await resumeAccount(scene.store, { accountId: scene.accountIds.mastodon, by: 'administrator' });
  assert.equal(resumed, 2);
  await scene.pass(10);
  assert.deepEqual(
    scene.mastodon.posts.map(({ rendering }) => rendering.text),
    ['First.', 'Second.'],
  );
});

test('“try again” is for people of the desk, tries a paused account too, and tells a new pause anew', async () => {
  await using scene = await openScene();
  const { id: deliveryId, draftId } = await answered(scene, { kind: 'locked', why: 'credit_exhausted' });
  const retry = (person: string): Promise<{ kind: string }> =>
    scene.store.write((work) => retryDelivery(work, { deliveryId, person, members: noMembers }));
  assert.equal((await retry('omar')).kind, 'notAllowed');
  scene.mastodon.troubles.push({ answer: { kind: 'locked', why: 'credit_exhausted' } });
  assert.equal((await retry('amina')).kind, 'retried');
  await scene.pass(1);
  assert.equal((await scene.delivery(draftId)).state, 'held');
  assert.equal(await scene.store.db.notice.count({ where: { kind: 'account.paused' } }), 2);
  assert.equal((await retry('karim')).kind, 'retried');
  assert.equal((await retry('karim')).kind, 'nothingToRetry');
  await scene.pass(1);
  assert.equal((await scene.delivery(draftId)).state, 'sent');
  assert.equal((await retry('karim')).kind, 'nothingToRetry');
  assert.equal(scene.mastodon.posts.length, 1);
});

test('“try again” after the last moment holds the post as late', async () => {
  await using scene = await openScene();
  const { id: deliveryId } = await answered(scene, { kind: 'refused', why: 'unreachable' });
  await scene.pass(3 * 3600);
  const outcome = await scene.store.write((work) =>
    retryDelivery(work, { deliveryId, person: 'amina', members: noMembers }),
  );
  assert.equal(outcome.kind, 'late');
});

test('a failed upload is tried again a few times before it is a failure', async () => {
  await using scene = await openScene();
  const picture = { accountIds: [scene.accountIds.mastodon], media: [await aPicture(scene.store, 'door')] };
  const draft = await scene.asked(picture);
  await scene.decide(draft);
  for (let n = 0; n < 3; n += 1) {
    scene.mastodon.prepareTroubles.push({ kind: 'refused', why: 'unreachable', uploaded: [] });
  }
  await scene.pass(120);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
  const refused = await scene.asked({ ...picture, text: 'Refused.' });
  await scene.decide(refused);
  scene.mastodon.prepareTroubles.push({ kind: 'refused', why: 'media_rejected', uploaded: [] });
  await scene.pass(120);
  const delivery = await scene.delivery(refused.id);
  assert.equal(delivery.state === 'failed' && delivery.why, 'media_rejected');
});

test('a post that the server says is ours, but is another delivery’s, is not believed', async () => {
  await using scene = await openScene();
  const first = await scene.asked({ text: 'First.', accountIds: [scene.accountIds.mastodon] });
  await scene.decide(first);
  await scene.pass(20);
  const [post] = scene.mastodon.posts;
  assert.ok(post !== undefined);
  const second = await answered(scene, { kind: 'published', id: post.id, url: 'https://x.example' }, 'Second.');
  assert.equal(second.state, 'doubt');
});
