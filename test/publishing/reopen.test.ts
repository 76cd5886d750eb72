import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { reopen, type ReopenOutcome } from '#publishing/deciding/reopen.ts';
import { cancelWhenFree } from '#publishing/deciding/stop.ts';

import { copyDraft } from '../support/many-drafts.ts';
import { openScene, rules, type Scene } from '../support/publishing-scene.ts';

async function cancel(scene: Scene, draftId: string): Promise<void> {
  const desk = await scene.desk();
  const request = { draftId, revision: 1, person: 'amina', reason: null, desk };
  const outcome = await scene.store.write((work) => cancelWhenFree(work, request));
  assert.equal(outcome.kind, 'cancelled');
}

function bringBack(scene: Scene, draftId: string, person = 'amina'): Promise<ReopenOutcome> {
  return scene.store.write((work) => reopen(work, { draftId, person, members: noMembers }));
}

async function ask(scene: Scene, draftId: string): Promise<void> {
  const desk = await scene.desk();
  const outcome = await scene.store.write((work) =>
    askForApproval(work, { draftId, revision: 1, person: 'amina', desk, rules }),
  );
  assert.equal(outcome.kind, 'asked');
}

test('a reopened draft is in writing: nothing of its plan leaves, and none of its approvals counts when asked anew', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.decide(draft, { by: 'lea' });
  await cancel(scene, draft.id);
  assert.deepEqual(await bringBack(scene, draft.id), { kind: 'reopened' });
  assert.equal((await scene.draft(draft.id)).state, 'writing');
  assert.deepEqual(
    (await scene.deliveries(draft.id)).map(({ state }) => state),
    ['cancelled', 'cancelled'],
  );
  await scene.pass(3600);
  await ask(scene, draft.id);
  await scene.decide(draft);
  await scene.pass(3600);
  assert.equal(scene.mastodon.requests.length, 0, 'Lea has not approved it again');
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(3600);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
  assert.ok((await scene.notices(draft.id)).includes('draft.reopened'));
  const entry = await scene.store.db.journalEntry.findFirstOrThrow({ where: { kind: 'draft.reopened' } });
  assert.deepEqual([entry.actor, entry.data], ['amina', { revision: 1 }]);
});

test('who may not cancel does not reopen; nobody does twice, nor a day later', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  assert.equal((await bringBack(scene, draft.id)).kind, 'notCancelled');
  await cancel(scene, draft.id);
  assert.equal((await bringBack(scene, draft.id, 'omar')).kind, 'notAllowed');
  scene.clock.advance(86_400_000 - 1);
  assert.equal((await bringBack(scene, draft.id, 'sophie')).kind, 'reopened');
  assert.equal((await bringBack(scene, draft.id)).kind, 'notCancelled');
  await cancel(scene, draft.id);
  scene.clock.advance(86_400_000);
  assert.equal((await bringBack(scene, draft.id)).kind, 'tooLate');
  assert.equal((await scene.draft(draft.id)).state, 'cancelled');
});

test('cancelling and reopening gives nobody more open drafts than they may have', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await cancel(scene, draft.id);
  const other = await scene.asked();
  await copyDraft(scene.store, other.id, MAX_OPEN_DRAFTS - 1);
  assert.equal((await bringBack(scene, draft.id, 'karim')).kind, 'noRoom');
  await cancel(scene, other.id);
  assert.equal((await bringBack(scene, draft.id, 'karim')).kind, 'reopened');
});

test('of all who reopen and cancel at one instant, each finds the draft as the one before left it', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await cancel(scene, draft.id);
  const outcomes = await Promise.all(['amina', 'karim', 'lea', 'sophie'].map((who) => bringBack(scene, draft.id, who)));
  assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), [...Array(3).fill('notCancelled'), 'reopened']);
});
