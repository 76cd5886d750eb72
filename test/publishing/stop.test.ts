import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Members, noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { cancelWhenFree, reviseWhenFree, stop, type StopOutcome } from '#publishing/deciding/stop.ts';

import { aContent, aPicture, openScene, rules, type Scene } from '../support/publishing-scene.ts';

function stopIt(scene: Scene, draftId: string, person: string, members: Members = noMembers): Promise<StopOutcome> {
  return scene.store.write((work) => stop(work, { draftId, person, members }));
}

test('anybody on the desk stops a post in its grace; it is back in writing, and approvals are taken back', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  assert.equal((await stopIt(scene, draft.id, 'omar')).kind, 'notAllowed');
  const outcome = await stopIt(scene, draft.id, 'zoe', { channel: ['zoe'], group: null });
  assert.equal(outcome.kind === 'stopped' && outcome.stopped.length, 2);
  assert.equal((await scene.draft(draft.id)).state, 'writing');
  assert.equal(await scene.store.db.decision.count({ where: { withdrawnAt: null } }), 0);
  await scene.pass(3600);
  assert.deepEqual([...scene.mastodon.requests, ...scene.x.requests], []);
  assert.ok((await scene.notices(draft.id)).includes('draft.stopped'));
});

test('a post that is stopped while its pictures go up stays stopped, whatever becomes of the upload', async () => {
  await using scene = await openScene();
  const picture = await aPicture(scene.store, 'door');
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon], media: [picture] });
  await scene.decide(draft);
  scene.mastodon.whilePreparing = async () => void (await stopIt(scene, draft.id, 'amina'));
  scene.mastodon.prepareTroubles.push({ kind: 'tryLater', why: 'rate_limit', afterSeconds: 5, uploaded: [] });
  await scene.pass(600);
  assert.deepEqual(await calledOff(scene, draft.id), ['stopped']);
  assert.deepEqual(scene.mastodon.requests, []);
});

test('what was stopped is not approved again before approval was asked again', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await stopIt(scene, draft.id, 'amina');
  assert.deepEqual(await scene.decide(draft, { by: 'lea' }), { kind: 'refused', why: 'not_asked' });
});

test('a stopped post can be asked about and approved again, and then leaves once', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await stopIt(scene, draft.id, 'amina');
  const desk = await scene.desk();
  await scene.store.write((work) =>
    askForApproval(work, { draftId: draft.id, revision: 1, person: 'amina', desk, rules }),
  );
  await scene.decide(draft);
  await scene.pass(3600);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
});

test('stopping between the two networks names the one that has left', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.x.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 300 } });
  await scene.pass(20);
  const outcome = await stopIt(scene, draft.id, 'sophie');
  assert.ok(outcome.kind === 'stopped');
  assert.deepEqual(
    outcome.underWay.map(({ accountId }) => accountId),
    [scene.accountIds.mastodon],
  );
  await scene.pass(3600);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 0]);
  assert.equal((await stopIt(scene, draft.id, 'sophie')).kind, 'nothingToStop');
});

test('a post that was stopped after one network had it goes out on the other alone', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.x.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 300 } });
  await scene.pass(20);
  await stopIt(scene, draft.id, 'amina');
  const desk = await scene.desk();
  await scene.store.write((work) =>
    askForApproval(work, { draftId: draft.id, revision: 1, person: 'amina', desk, rules }),
  );
  await scene.decide(draft);
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.posts.length], [1, 1]);
});

test('one approval more does not start the grace again', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(10);
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(10);
  assert.equal(scene.mastodon.posts.length, 1);
});

/** Why each delivery was called off, at once. */
async function calledOff(scene: Scene, draftId: string): Promise<readonly string[]> {
  const deliveries = await scene.deliveries(draftId);
  return deliveries.map((delivery) => (delivery.state === 'cancelled' ? delivery.why : delivery.state));
}

test('a rejection in the grace beats the approval; after the send it is too late', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.decide(draft, { by: 'lea', kind: 'reject' });
  assert.equal((await scene.draft(draft.id)).state, 'rejected');
  assert.deepEqual(await calledOff(scene, draft.id), ['rejected', 'rejected']);
  await scene.pass(3600);
  assert.deepEqual(scene.mastodon.posts, []);
  const sent = await scene.asked({ text: 'Another.' });
  await scene.decide(sent);
  await scene.pass(20);
  assert.deepEqual(await scene.decide(sent, { by: 'lea', kind: 'reject' }), { kind: 'refused', why: 'closed' });
  assert.equal((await scene.draft(sent.id)).state, 'approved');
});

test('asking for changes in the grace calls the post off; the same person’s approval lets it leave', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.decide(draft, { by: 'lea', kind: 'requestChanges' });
  assert.deepEqual(await calledOff(scene, draft.id), ['changes_asked', 'changes_asked']);
  await scene.pass(600);
  assert.deepEqual(scene.mastodon.posts, []);
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(600);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('an edit calls off what was to be sent; one that is refused, or changes nothing, does not', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  const desk = await scene.desk();
  const revise = (text: string, baseRevision: number): Promise<{ kind: string }> =>
    scene.store.write((work) =>
      reviseWhenFree(work, {
        draftId: draft.id,
        editor: 'amina',
        baseRevision,
        content: aContent(scene, { text }),
        desk,
        rules,
      }),
    );
  assert.equal((await revise('Stale.', 7)).kind, 'stale');
  assert.equal((await revise(draft.current.content.text, 1)).kind, 'unchanged');
  assert.deepEqual(
    (await scene.deliveries(draft.id)).map(({ state }) => state),
    ['ready', 'ready'],
  );
  assert.equal((await revise('New.', 1)).kind, 'revised');
  assert.deepEqual(
    (await scene.deliveries(draft.id)).map(({ state }) => state),
    ['cancelled', 'cancelled'],
  );
  await scene.pass(3600);
  assert.deepEqual(scene.mastodon.posts, []);
});

test('edit and cancel are refused once something has left or may have', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.x] });
  await scene.decide(draft);
  scene.x.troubles.push('loseAnswer');
  await scene.pass(20);
  const desk = await scene.desk();
  const outcomes = await scene.store.write(async (work) => [
    await reviseWhenFree(work, {
      draftId: draft.id,
      editor: 'amina',
      baseRevision: 1,
      content: aContent(scene, { text: 'New.' }),
      desk,
      rules,
    }),
    await cancelWhenFree(work, { draftId: draft.id, revision: 1, person: 'amina', reason: null, desk }),
  ]);
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ['underWay', 'underWay'],
  );
  assert.equal((await scene.draft(draft.id)).current.number, 1);
});

test('a cancelled draft sends nothing', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  const desk = await scene.desk();
  await scene.store.write((work) =>
    cancelWhenFree(work, { draftId: draft.id, revision: 1, person: 'amina', reason: null, desk }),
  );
  await scene.pass(3600);
  assert.deepEqual([scene.mastodon.requests.length, (await scene.draft(draft.id)).state], [0, 'cancelled']);
});
