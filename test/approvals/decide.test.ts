import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Members } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { reviseDraft } from '#drafts/revise-draft.ts';

import { aContent, type DecideOptions, openScene, rules, type Scene } from '../support/publishing-scene.ts';

function inChannel(...channel: readonly string[]): Members {
  return { channel, group: null };
}

async function refusal(scene: Scene, id: string, options: DecideOptions): Promise<string> {
  const outcome = await scene.decide({ id }, options);
  return outcome.kind === 'refused' ? outcome.why : outcome.kind;
}

test('whoever may not approve is told why, nothing is decided, and the journal keeps the attempt', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  assert.equal(await refusal(scene, id, { by: 'amina' }), 'author');
  assert.equal(await refusal(scene, id, { by: 'omar' }), 'not_approver');
  assert.equal(await refusal(scene, id, { person: { kind: 'guest' } }), 'guest');
  assert.equal(await refusal(scene, id, { person: { kind: 'bot' } }), 'bot');
  assert.equal(await refusal(scene, id, { person: { kind: 'inactive' } }), 'inactive');
  assert.equal(await refusal(scene, id, { revision: 7 }), 'old_revision');
  assert.equal(await refusal(scene, id, { fingerprint: 'of other words' }), 'other_content');
  assert.equal(await scene.store.db.decision.count(), 0);
  assert.equal((await scene.draft(id)).state, 'asked');
  const refused = await scene.store.db.journalEntry.findMany({
    where: { kind: 'decision.refused' },
    orderBy: { seq: 'asc' },
  });
  assert.deepEqual(
    refused.map(({ actor }) => actor),
    ['amina', 'omar', 'karim', 'karim', 'karim', 'karim', 'karim'],
  );
});

test('a name is no one: the id decides', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  assert.equal(await refusal(scene, id, { person: { id: 'omar', name: 'karim' } }), 'not_approver');
});

test('where the channel approves, its members may, and nobody where the members are not known', async () => {
  await using scene = await openScene({ settings: { approversFrom: 'channel', approvers: [] } });
  const { id } = await scene.asked();
  assert.equal(await refusal(scene, id, { by: 'omar' }), 'not_approver');
  assert.equal(await refusal(scene, id, { by: 'omar', members: inChannel('zoe') }), 'not_approver');
  assert.equal(await refusal(scene, id, { by: 'omar', members: inChannel('omar', 'amina') }), 'decided');
});

test('an approver who worded the revision cannot approve it, until the author has taken it up', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  const desk = await scene.desk();
  const revise = (editor: string, baseRevision: number, text: string): Promise<unknown> =>
    scene.store.write(async (work) => {
      await reviseDraft(work, { draftId: id, editor, baseRevision, content: aContent(scene, { text }), desk, rules });
      await askForApproval(work, { draftId: id, revision: baseRevision + 1, person: 'amina', desk, rules });
    });
  await revise('karim', 1, 'In the words of Karim.');
  assert.equal(await refusal(scene, id, { by: 'karim' }), 'editor');
  await revise('amina', 2, 'In the words of Karim, taken up.');
  assert.equal(await refusal(scene, id, { by: 'karim' }), 'decided');
});

test('a draft that nobody asked about, that is closed or that does not exist cannot be decided', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  const desk = await scene.desk();
  await scene.store.write((work) =>
    reviseDraft(work, {
      draftId: id,
      editor: 'amina',
      baseRevision: 1,
      content: aContent(scene, { text: 'New' }),
      desk,
      rules,
    }),
  );
  assert.equal(await refusal(scene, id, {}), 'not_asked');
  await scene.store.write((work) => askForApproval(work, { draftId: id, revision: 2, person: 'amina', desk, rules }));
  assert.equal(await refusal(scene, id, { kind: 'reject' }), 'decided');
  assert.equal((await scene.draft(id)).state, 'rejected');
  assert.equal(await refusal(scene, id, { by: 'lea' }), 'closed');
});

test('reactions decide only where the desk counts them', async () => {
  await using scene = await openScene({ settings: { reactionsCount: false } });
  const { id } = await scene.asked();
  assert.equal(await refusal(scene, id, { via: 'reaction' }), 'reactions_off');
  assert.equal(await refusal(scene, id, { via: 'button' }), 'decided');
});

test('what could no longer leave in its window cannot be approved', async () => {
  await using scene = await openScene();
  const at = (minutes: number): Date => new Date(scene.clock.now().getTime() + minutes * 60_000);
  const { id } = await scene.asked({ window: { publishAt: at(10), notAfterAt: at(20) } });
  await scene.pass(20 * 60);
  assert.equal(await refusal(scene, id, {}), 'expired');
});

test('the same decision again changes nothing, and a redelivered click after the end is a repeat too', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const { id } = await scene.asked();
  assert.equal(await refusal(scene, id, {}), 'decided');
  assert.equal(await refusal(scene, id, {}), 'repeated');
  assert.equal(await refusal(scene, id, { by: 'lea' }), 'decided');
  assert.equal(await scene.store.db.decision.count(), 2);
  await scene.pass(30);
  assert.equal(await refusal(scene, id, {}), 'repeated');
  assert.deepEqual(await scene.store.db.delivery.count(), 2);
});

test('a new decision of the same person replaces the earlier one', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  await scene.decide({ id }, { kind: 'requestChanges' });
  assert.equal((await scene.draft(id)).state, 'asked');
  const outcome = await scene.decide({ id }, { kind: 'approve' });
  assert.deepEqual(outcome, { kind: 'decided', standing: { kind: 'approved', by: ['karim'] } });
});

test('one person’s wish for changes is not outvoted by another’s approval', async () => {
  await using scene = await openScene();
  const { id } = await scene.asked();
  await scene.decide({ id }, { by: 'lea', kind: 'requestChanges' });
  const outcome = await scene.decide({ id }, { by: 'karim' });
  assert.deepEqual(outcome, { kind: 'decided', standing: { kind: 'changesAsked', by: 'lea', reason: null } });
  assert.equal(await scene.store.db.delivery.count(), 0);
});

test('each decision is told once and is in the journal with who, what and which version', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.decide(draft);
  const entries = await scene.store.db.journalEntry.findMany({ where: { kind: 'decision.approve' } });
  assert.equal(entries.length, 1);
  assert.equal(entries[0]?.actor, 'karim');
  assert.deepEqual(entries[0]?.data, {
    revision: 1,
    fingerprint: draft.current.fingerprint,
    via: 'button',
    reason: null,
    name: 'karim',
  });
  assert.equal((await scene.notices(draft.id)).filter((kind) => kind === 'decision.made').length, 1);
});
