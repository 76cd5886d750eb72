import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import type { Draft } from '#drafts/draft.ts';
import { withdrawRejection, type TakeBackOutcome } from '#publishing/deciding/withdraw-rejection.ts';

import { copyDraft } from '../support/many-drafts.ts';
import { openScene, rules, type Scene } from '../support/publishing-scene.ts';

function takeBack(scene: Scene, draftId: string, person = 'karim'): Promise<TakeBackOutcome> {
  return scene.store.write((work) => withdrawRejection(work, { draftId, person }));
}

async function rejected(scene: Scene): Promise<Draft> {
  const draft = await scene.asked();
  await scene.decide(draft, { by: 'lea' });
  await scene.decide(draft, { kind: 'reject' });
  assert.equal((await scene.draft(draft.id)).state, 'rejected');
  return draft;
}

test('after a rejection that was taken back no earlier approval counts, and nothing leaves until all is given anew', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const draft = await rejected(scene);
  assert.deepEqual(await takeBack(scene, draft.id), { kind: 'takenBack' });
  assert.equal((await scene.draft(draft.id)).state, 'writing');
  assert.deepEqual(await takeBack(scene, draft.id), { kind: 'notRejected' });
  const desk = await scene.desk();
  const asking = { draftId: draft.id, revision: 1, person: 'amina', desk, rules };
  assert.equal((await scene.store.write((work) => askForApproval(work, asking))).kind, 'asked');
  await scene.decide(draft);
  await scene.pass(3600);
  assert.equal(scene.mastodon.requests.length, 0, 'Lea has not approved it again');
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(3600);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
  assert.ok((await scene.notices(draft.id)).includes('draft.rejectionWithdrawn'));
  const entry = await scene.store.db.journalEntry.findFirstOrThrow({ where: { kind: 'draft.rejectionWithdrawn' } });
  assert.deepEqual([entry.actor, entry.data], ['karim', { revision: 1 }]);
});

test('nobody else takes a rejection back, nor whoever made it a day later, nor one that a row alone says is theirs', async () => {
  await using scene = await openScene();
  const draft = await rejected(scene);
  for (const person of ['lea', 'amina', 'sophie', 'omar'])
    assert.deepEqual(await takeBack(scene, draft.id, person), { kind: 'notTheirs' }, person);
  await scene.store.db.decision.updateMany({ where: { kind: 'reject' }, data: { person: 'lea' } });
  assert.deepEqual(await takeBack(scene, draft.id, 'lea'), { kind: 'notTheirs' });
  await scene.store.db.decision.updateMany({ where: { kind: 'reject' }, data: { person: 'karim' } });
  scene.clock.advance(86_400_000);
  assert.deepEqual(await takeBack(scene, draft.id), { kind: 'tooLate' });
  assert.equal((await scene.draft(draft.id)).state, 'rejected');
});

test('taking a rejection back gives nobody more open drafts than they may have', async () => {
  await using scene = await openScene();
  const draft = await rejected(scene);
  const other = await scene.asked();
  await copyDraft(scene.store, other.id, MAX_OPEN_DRAFTS - 1);
  assert.deepEqual(await takeBack(scene, draft.id), { kind: 'noRoom' });
});
