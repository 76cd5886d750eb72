import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { readDraft } from '#drafts/draft.ts';
import { type CopyOutcome, copyUnsent, retryDelivery } from '#publishing/doubt/by-hand.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { openScene, rules, type Scene } from '../support/publishing-scene.ts';

function copy(scene: Scene, draftId: string, person = 'amina'): Promise<CopyOutcome> {
  return scene.store.write((work) => copyUnsent(work, { draftId, person, members: noMembers, rules }));
}

test('what one network refused is copied into a draft for it alone, and can no longer be tried from the first', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ text: 'Too bold for X.' });
  await scene.decide(draft);
  scene.x.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  await scene.pass(20);

  assert.deepEqual(await copy(scene, draft.id, 'omar'), { kind: 'notAllowed' });
  const outcome = await copy(scene, draft.id);
  assert.equal(outcome.kind, 'copied');
  if (outcome.kind !== 'copied') return;
  const { current, state, author } = outcome.draft;
  assert.deepEqual([current.content.accountIds, state, author], [[scene.accountIds.x], 'writing', 'amina']);
  assert.equal(current.content.text, 'Too bold for X.');

  const left = await scene.delivery(draft.id, 'x');
  assert.equal(left.state === 'cancelled' && left.why, 'replaced');
  const retried = await scene.store.write((work) =>
    retryDelivery(work, { deliveryId: left.id, person: 'amina', members: noMembers }),
  );
  assert.equal(retried.kind, 'nothingToRetry');
  assert.deepEqual(await copy(scene, draft.id), { kind: 'nothingToCopy' });
  await scene.pass(7200);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 0]);
  assert.equal((await verifyJournal(scene.store)).kind, 'sound');
});

test('a post of which nothing is out is edited or tried again, not copied', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  assert.deepEqual(await copy(scene, draft.id), { kind: 'nothingToCopy' });
  for (const network of [scene.mastodon, scene.x]) {
    network.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  }
  await scene.pass(20);
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'failed');
  assert.deepEqual(await copy(scene, draft.id), { kind: 'nothingToCopy' });
  assert.equal((await readDraft(scene.store.db, draft.id))?.state, 'approved');
});

test('what is about to leave for the other network is not copied: it would go there twice', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.x.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 600 } });
  await scene.pass(20);
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'ready');
  assert.deepEqual(await copy(scene, draft.id), { kind: 'nothingToCopy' });
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
});

test('what may be public on the other network is in doubt, and never copied', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.x.troubles.push({ answer: { kind: 'doubt', why: 'no_answer' } });
  await scene.pass(20);
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'doubt');
  assert.deepEqual(await copy(scene, draft.id), { kind: 'nothingToCopy' });
});
