import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';
import { endAbsence } from '#desks/end-absence.ts';
import { reviseDraft } from '#drafts/revise-draft.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';

import { away, inChannel } from '../support/absent.ts';
import { aContent, type DecideOptions, openScene, rules, type Scene } from '../support/publishing-scene.ts';

const hour = 3_600;
const day = 24 * hour;
const members = inChannel;

async function outcomeOf(scene: Scene, id: string, options: DecideOptions = {}): Promise<string> {
  const outcome = await scene.decide({ id }, { by: 'omar', members, ...options });
  switch (outcome.kind) {
    case 'refused':
      return outcome.why;
    case 'decided':
      return outcome.standing.kind;
    case 'repeated':
      return outcome.kind;
  }
}

test('a deputy may approve from the first moment of an absence to its last, and not a moment before or after', async () => {
  await using scene = await openScene();
  // 10:00 in Paris.
  await away(scene, { first: '2026-11-24', last: '2026-11-25' });
  const drafts = await Promise.all(['One.', 'Two.', 'Three.', 'Four.'].map((text) => scene.asked({ text })));
  const [one, two, three, four] = drafts.map(({ id }) => id);
  assert.ok(one !== undefined && two !== undefined && three !== undefined && four !== undefined);
  scene.clock.advance((14 * hour - 1) * 1000);
  assert.equal(await outcomeOf(scene, one), 'not_approver');
  scene.clock.advance(1000);
  assert.equal(await outcomeOf(scene, one), 'approved');
  scene.clock.advance((2 * day - 1) * 1000);
  assert.equal(await outcomeOf(scene, two), 'approved');
  scene.clock.advance(1000);
  assert.equal(await outcomeOf(scene, three), 'not_approver');
  assert.equal(await outcomeOf(scene, four, { by: 'karim' }), 'approved', 'whoever is back approves as before');
});

test('an absence that was ended gives nobody a right any more, and who is away keeps their own', async () => {
  await using scene = await openScene();
  const number = await away(scene);
  const { id } = await scene.asked();
  await scene.store.write((work) =>
    endAbsence(work, { deskId: scene.deskId, number, by: { id: 'karim', name: 'Karim' } }),
  );
  assert.equal(await outcomeOf(scene, id), 'not_approver');
  await away(scene);
  assert.equal(await outcomeOf(scene, id, { by: 'karim' }), 'approved');
});

test('what a deputy approved in time goes out after the absence: they were entitled when they decided', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const number = await away(scene);
  const publishAt = new Date(scene.clock.now().getTime() + 2 * day * 1000);
  const notAfterAt = new Date(publishAt.getTime() + hour * 1000);
  const { id } = await scene.asked({ window: { publishAt, notAfterAt } });
  assert.equal(await outcomeOf(scene, id), 'approved');
  await scene.store.write((work) =>
    endAbsence(work, { deskId: scene.deskId, number, by: { id: 'karim', name: 'Karim' } }),
  );
  await scene.pass(2 * day);
  assert.equal(scene.mastodon.posts.length, 1);
  const [entry] = await scene.store.db.journalEntry.findMany({ where: { kind: 'decision.approve' } });
  assert.deepEqual(entry?.data, { ...Object(entry?.data), inPlaceOf: 'karim', name: 'omar' });
});

test('what a deputy approved is held at the last gate where the desk no longer names whom they stood in for', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  await away(scene);
  const publishAt = new Date(scene.clock.now().getTime() + day * 1000);
  const { id } = await scene.asked({
    window: { publishAt, notAfterAt: new Date(publishAt.getTime() + hour * 1000) },
  });
  assert.equal(await outcomeOf(scene, id), 'approved');
  const changes = { approvers: ['lea'] };
  await scene.store.write((work) => changeDesk(work, { deskId: scene.deskId, by: 'sophie', changes }));
  await scene.pass(day);
  assert.equal(scene.mastodon.posts.length, 0);
  const delivery = await scene.delivery(id);
  assert.deepEqual([delivery.state, 'why' in delivery ? delivery.why : null], ['held', 'approval_lapsed']);
});

test('the author never counts, as a deputy either; nor does a deputy of the author, or of who worded the version', async () => {
  await using scene = await openScene();
  await away(scene, { deputy: 'amina' });
  const { id } = await scene.asked();
  assert.equal(await outcomeOf(scene, id, { by: 'amina' }), 'author');

  await using other = await openScene({ settings: { approvers: ['karim', 'amina'] } });
  await away(other, { person: 'amina' });
  const amina = await other.asked();
  assert.equal(await outcomeOf(other, amina.id), 'authors_deputy');
  const there = await other.desk();
  await other.store.write(async (work) => {
    const content = aContent(other, { text: 'In the words of Zoe.' });
    await reviseDraft(work, { draftId: amina.id, editor: 'zoe', baseRevision: 1, content, desk: there, rules });
    await askForApproval(work, { draftId: amina.id, revision: 2, person: 'amina', desk: there, rules });
  });
  assert.equal(await outcomeOf(other, amina.id), 'authors_deputy', 'also of a version that another worded');

  await using third = await openScene();
  await away(third);
  const draft = await third.asked();
  const desk = await third.desk();
  await third.store.write(async (work) => {
    const content = aContent(third, { text: 'In the words of Karim.' });
    await reviseDraft(work, { draftId: draft.id, editor: 'karim', baseRevision: 1, content, desk, rules });
    await askForApproval(work, { draftId: draft.id, revision: 2, person: 'amina', desk, rules });
  });
  assert.equal(await outcomeOf(third, draft.id), 'authors_deputy');
  assert.equal(await outcomeOf(third, draft.id, { by: 'lea' }), 'approved');
});

test('a deputy who left the channel, is a guest or is away as well approves nothing', async () => {
  await using scene = await openScene();
  await away(scene);
  const { id } = await scene.asked();
  const gone = { channel: inChannel.channel.filter((one) => one !== 'omar'), group: null };
  assert.equal(await outcomeOf(scene, id, { members: gone }), 'not_approver');
  assert.equal(await outcomeOf(scene, id, { person: { kind: 'guest' } }), 'guest');
  await away(scene, { person: 'omar', deputy: null });
  assert.equal(await outcomeOf(scene, id), 'not_approver');
});

test('a place counts once: a deputy and who is away are no two approvals, two deputies of two people are', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2, approvers: ['karim', 'lea', 'sophie'] } });
  await away(scene);
  const { id } = await scene.asked();
  assert.equal(await outcomeOf(scene, id), 'waiting');
  assert.equal(await outcomeOf(scene, id, { by: 'karim' }), 'waiting', 'from the beach');
  assert.equal(await outcomeOf(scene, id, { by: 'lea' }), 'approved');

  await using other = await openScene({ settings: { approvalsNeeded: 2 } });
  await away(other, { person: 'lea', deputy: 'omar' });
  await away(other, { person: 'karim', deputy: 'omar' });
  const draft = await other.asked();
  assert.equal(await outcomeOf(other, draft.id), 'waiting', 'for Lea');
  assert.equal(await outcomeOf(other, draft.id, { by: 'karim' }), 'approved');
});

test('who stands in for two sits in the place that is free', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  await away(scene, { person: 'lea', deputy: 'omar' });
  await away(scene, { person: 'karim', deputy: 'omar' });
  const { id } = await scene.asked();
  assert.equal(await outcomeOf(scene, id, { by: 'lea' }), 'waiting');
  assert.equal(await outcomeOf(scene, id), 'approved');
});

function whileInGroup(people: readonly string[]): DecideOptions {
  return { members: { ...inChannel, group: { id: 'S1', people } } };
}

test('a deputy of a member of the group approves in their place, and of who left the group does not', async () => {
  await using scene = await openScene({ settings: { approversFrom: 'group', approverGroup: 'S1', approvers: [] } });
  const people = ['karim'];
  await away(scene, { members: { ...inChannel, group: { id: 'S1', people } } });
  const { id } = await scene.asked();
  assert.equal(await outcomeOf(scene, id, whileInGroup(['lea'])), 'not_approver');
  assert.equal(await outcomeOf(scene, id, whileInGroup(people)), 'approved');
});
