import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compareWithJournal } from '#cli/compare-journal.ts';
import { noMembers } from '#desks/may.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { startPublishing } from '#publishing/start-publishing.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';

// The attacker can write to the database, and has no key.

/** A statement and a harmless post, both public; returns the harmless one's draft and the statement's id. */
async function twoPublic(
  scene: Scene,
): Promise<{ readonly harmless: { readonly id: string }; readonly oldId: string }> {
  const statement = await publishedDraft(scene, { text: 'The statement.' });
  const harmless = await publishedDraft(scene, { text: 'Something harmless.' });
  const old = await scene.delivery(statement.id);
  assert.ok(old.state === 'sent');
  // The statement's own row lets the id go, as a post belongs to one delivery.
  await scene.store.db.delivery.update({ where: { id: old.id }, data: { remoteId: 'elsewhere' } });
  return { harmless, oldId: old.remoteId };
}

function textsOn(scene: Scene): readonly string[] {
  return scene.mastodon.posts.map(({ rendering }) => rendering.text).toSorted();
}

const both = ['Something harmless.', 'The statement.'];

test('a retraction that is written into the database deletes nothing, and people are told', async () => {
  await using scene = await openScene();
  const draft = await publishedDraft(scene, { text: 'The statement.' });
  const { id } = await scene.delivery(draft.id);
  await scene.store.db.delivery.update({
    where: { id },
    data: { state: 'retracting', retractedBy: 'karim', retractWhy: 'x', dueAt: new Date(0) },
  });
  await startPublishing(scene.deps);
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), ['The statement.']);
  assert.ok((await scene.notices(draft.id)).includes('delivery.retractFailed'));
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
});

test('a post whose id was changed in the database is not deleted by a press on another, and the journal names it', async () => {
  await using scene = await openScene();
  const { harmless, oldId } = await twoPublic(scene);
  const { id: deliveryId } = await scene.delivery(harmless.id);
  await scene.store.db.delivery.update({ where: { id: deliveryId }, data: { remoteId: oldId } });
  assert.ok((await compareWithJournal(scene.store)).deliveries.some((one) => one.deliveryId === deliveryId));
  const wish = { draftId: harmless.id, deliveryId, person: 'amina', members: noMembers, reason: 'x' };
  await scene.store.write((work) => askRetract(work, wish));
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
  assert.ok((await scene.notices(harmless.id)).includes('delivery.retractFailed'));
});

test('a post whose id was changed in the database is not overwritten by an approved correction of another', async () => {
  await using scene = await openScene();
  const { harmless, oldId } = await twoPublic(scene);
  const { id } = await scene.delivery(harmless.id);
  await scene.store.db.delivery.update({ where: { id }, data: { remoteId: oldId } });
  const correction = await askedCorrection(scene, harmless, { text: 'Something harmless, mended.' });
  await scene.decide(correction);
  await scene.pass(120);
  assert.deepEqual(textsOn(scene), both);
  assert.partialDeepStrictEqual(await scene.delivery(correction.id), { state: 'held', why: 'content_changed' });
});
