import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { doubtAfterRestore } from '#publishing/restoring/restore.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { openScene, present } from '../support/publishing-scene.ts';

const typo = 'The town hall is open untill 18:00.';
const mended = 'The town hall is open until 18:00.';

for (const [what, there, ended] of [
  ['as it was, perhaps again: a person is asked', typo, { state: 'held', why: 'lost_by_restore' }],
  ['edited already: nothing is sent again', mended, { state: 'sent' }],
  ['something else: it is left alone, and a person is asked', 'Later.', { state: 'held', why: 'post_changed' }],
] as const) {
  test(`after a restore the post is ${what}`, async () => {
    await using scene = await openScene();
    const draft = await publishedDraft(scene, { text: typo });
    const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
    await scene.decide(correction);
    // The backup was taken now; what happened on the network afterwards is forgotten.
    const takenAt = scene.clock.now();
    const post = present(scene.mastodon.posts[0]);
    scene.mastodon.posts[0] = { ...post, rendering: { ...post.rendering, text: there } };
    scene.clock.advance(60_000);
    await doubtAfterRestore(scene.store, { takenAt });
    await scene.pass(1800);
    assert.partialDeepStrictEqual(await scene.delivery(correction.id), ended);
    assert.equal(scene.mastodon.corrections.length, 0);
    assert.equal(present(scene.mastodon.posts[0]).rendering.text, there);
  });
}

for (const [what, there, ended] of [
  ['as it was: a person is asked', typo, { state: 'held', why: 'lost_by_restore' }],
  ['edited already: it is settled', mended, { state: 'sent' }],
  ['something later: it stays, and a person is asked', 'Later.', { state: 'held', why: 'post_changed' }],
] as const) {
  test(`an edit that the backup had in doubt is not sent again after a restore where the post is ${what}`, async () => {
    await using scene = await openScene();
    const draft = await publishedDraft(scene, { text: typo });
    const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
    scene.mastodon.correctTroubles.push('loseRequest');
    await scene.decide(correction);
    await scene.pass(25);
    assert.partialDeepStrictEqual(await scene.delivery(correction.id), { state: 'doubt', why: 'no_answer' });
    const takenAt = scene.clock.now();
    const post = present(scene.mastodon.posts[0]);
    scene.mastodon.posts[0] = { ...post, rendering: { ...post.rendering, text: there } };
    scene.clock.advance(60_000);
    await doubtAfterRestore(scene.store, { takenAt });
    await scene.pass(1800);
    assert.partialDeepStrictEqual(await scene.delivery(correction.id), ended);
    assert.equal(scene.mastodon.corrections.length, 0);
    assert.equal(present(scene.mastodon.posts[0]).rendering.text, there);
  });
}

test('retracting an edit everywhere takes back the post that it edited, and retracting its account alone takes back none', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: typo });
  const correction = await askedCorrection(scene, draft, { text: mended, ways: { x: 'leave' } });
  await scene.decide(correction);
  await scene.pass(60);
  const wish = { draftId: correction.id, person: 'amina', members: noMembers, reason: 'No' };
  const { id: deliveryId } = await scene.delivery(correction.id);
  const alone = await scene.store.write((work) => askRetract(work, { ...wish, deliveryId }));
  assert.equal(alone.kind, 'nothingPublic');
  await scene.pass(60);
  assert.equal(scene.mastodon.posts.length, 1);
  const everywhere = await scene.store.write((work) => askRetract(work, { ...wish, deliveryId: null }));
  assert.equal(everywhere.kind, 'retracting');
  await scene.pass(60);
  assert.equal(scene.mastodon.posts.length, 0);
});
