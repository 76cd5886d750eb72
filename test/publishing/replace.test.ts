import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/retract.ts';
import { freeze, thaw } from '#publishing/freeze.ts';
import { postsOfDraft } from '#publishing/corrections.ts';
import { retryDelivery } from '#publishing/by-hand.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';

const typo = 'The town hall is open untill 18:00.';
const mended = 'The town hall is open until 18:00.';

function textsOn({ posts }: Scene['x']): readonly string[] {
  return posts.map(({ rendering }) => rendering.text);
}

test('a post that was retracted before the correction left is not edited; its replacement goes out', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended });
  const wish = { draftId: draft.id, deliveryId: null, person: 'amina', members: noMembers, reason: 'Wrong hour' };
  await scene.store.write((work) => askRetract(work, wish));
  await scene.pass(60);
  await scene.decide(correction);
  await scene.pass(600);
  assert.partialDeepStrictEqual(await scene.delivery(correction.id), { state: 'held', why: 'post_gone' });
  assert.deepEqual([textsOn(scene.mastodon), textsOn(scene.x)], [[], [mended]]);
});

test('the old post is retracted only once the new one surely is public', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended });
  scene.x.troubles.push({ answer: { kind: 'refused', why: 'invalid' } });
  await scene.decide(correction);
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.x), [typo]);
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'sent');
  const failed = await scene.delivery(correction.id, 'x');
  assert.equal(failed.state, 'failed');
  const again = { deliveryId: failed.id, person: 'amina', members: noMembers };
  scene.x.troubles.push('loseAnswer');
  assert.equal((await scene.store.write((work) => retryDelivery(work, again))).kind, 'retried');
  await scene.pass(30);
  assert.deepEqual(textsOn(scene.x), [typo, mended]);
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.x), [mended]);
});

test('an old post that cannot be retracted stays beside the new one, and both threads say so', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended });
  scene.x.retractTroubles.push({ kind: 'refused', why: 'forbidden' });
  await scene.decide(correction);
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.x), [typo, mended]);
  assert.ok((await scene.notices(correction.id)).includes('post.stays'));
  assert.ok((await scene.notices(draft.id)).includes('delivery.retractFailed'));
  const old = await scene.delivery(draft.id, 'x');
  const wish = { draftId: draft.id, deliveryId: old.id, person: 'karim', members: noMembers, reason: 'Replaced' };
  await scene.store.write((work) => askRetract(work, wish));
  await scene.pass(60);
  assert.deepEqual(textsOn(scene.x), [mended]);
  assert.ok((await scene.notices(correction.id)).includes('post.replaced'));
});

test('frozen between the two halves of a replacement, the old post stays until somebody retracts it', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended, ways: { mastodon: 'leave' } });
  const by = { id: 'sophie', name: 'Sophie' };
  scene.x.whileSending = async () => {
    scene.x.whileSending = null;
    await scene.store.write((work) => freeze(work, { deskId: scene.deskId, by, why: null }));
  };
  await scene.decide(correction);
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.x), [typo, mended]);
  await thaw(scene.store, { deskId: scene.deskId, by });
  await scene.pass(600);
  assert.deepEqual(textsOn(scene.x), [typo, mended]);
  assert.ok((await scene.notices(correction.id)).includes('post.stays'));
});

test('with X switched off, the correction on X waits, and the old post stays', async () => {
  let isOn = true;
  await using scene = await openScene({
    wrap: (deps) => ({ ...deps, isSwitchedOn: ({ network }) => network === 'mastodon' || isOn }),
  });
  const draft = await publishedDraft(scene, { text: typo });
  isOn = false;
  const correction = await askedCorrection(scene, draft, { text: mended });
  await scene.decide(correction);
  await scene.pass(600);
  assert.deepEqual([textsOn(scene.mastodon), textsOn(scene.x)], [[mended], [typo]]);
  assert.partialDeepStrictEqual(await scene.delivery(correction.id, 'x'), { state: 'held', why: 'network_off' });
});

test('a replaced post is corrected as what replaced it', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  await scene.decide(await askedCorrection(scene, draft, { text: mended }));
  await scene.pass(600);
  const posts = await postsOfDraft(scene.store.db, draft.id);
  const post = (id: string): object | undefined => posts.find(({ postId }) => postId === id);
  assert.equal(posts.length, 2);
  assert.partialDeepStrictEqual(post('mastodon-1'), { number: 2, content: { text: mended } });
  assert.partialDeepStrictEqual(post('x-2'), { number: 1, content: { text: mended } });
});
