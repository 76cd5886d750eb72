import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { askRetract, type AskRetractOutcome } from '#publishing/correcting/ask-retract.ts';

import { openScene, type Scene } from '../support/publishing-scene.ts';

async function published(scene: Scene): Promise<string> {
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(120);
  return draft.id;
}

function ask(
  scene: Scene,
  draftId: string,
  person: string,
  deliveryId: string | null = null,
): Promise<AskRetractOutcome> {
  return scene.store.write((work) =>
    askRetract(work, { draftId, deliveryId, person, members: noMembers, reason: 'The time is wrong.' }),
  );
}

test('the author or one approver alone retracts, from all accounts or from one', async () => {
  await using scene = await openScene();
  const id = await published(scene);
  assert.equal((await ask(scene, id, 'omar')).kind, 'notAllowed');
  assert.equal((await ask(scene, id, 'amina', (await scene.delivery(id, 'x')).id)).kind, 'retracting');
  await scene.pass(1);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 0]);
  assert.equal((await ask(scene, id, 'karim')).kind, 'retracting');
  await scene.pass(1);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [0, 0]);
  assert.equal((await ask(scene, id, 'karim')).kind, 'nothingPublic');
  const entry = await scene.store.db.journalEntry.findFirst({ where: { kind: 'delivery.retracted', actor: 'karim' } });
  assert.match(JSON.stringify(entry?.data), /The time is wrong/);
});

test('a retraction without an answer is asked again until it is known', async () => {
  await using scene = await openScene();
  const id = await published(scene);
  scene.mastodon.retractTroubles.push('removedBut', { kind: 'doubt', why: 'no_answer' });
  await ask(scene, id, 'amina', (await scene.delivery(id)).id);
  await scene.pass(120);
  assert.equal((await scene.delivery(id)).state, 'retracted');
});

test('what cannot be retracted stays public, is told, and can be tried again', async () => {
  await using scene = await openScene();
  const id = await published(scene);
  for (const answer of [{ kind: 'unsupported' }, { kind: 'refused', why: 'forbidden' }] as const) {
    scene.mastodon.retractTroubles.push(answer);
    await ask(scene, id, 'amina', (await scene.delivery(id)).id);
    await scene.pass(1);
    assert.equal((await scene.delivery(id)).state, 'sent');
  }
  for (let n = 0; n < 2; n += 1) {
    scene.mastodon.retractTroubles.push({ kind: 'locked', why: 'scope_missing' });
    await ask(scene, id, 'amina', (await scene.delivery(id)).id);
    await scene.pass(1);
  }
  const told = await scene.notices(id);
  assert.equal(told.filter((kind) => kind === 'delivery.retractFailed').length, 4);
  // Once per pause.
  assert.equal(told.filter((kind) => kind === 'account.paused').length, 1);
});

test('a server that never answers is given up on, in words, after a while', async () => {
  await using scene = await openScene();
  const id = await published(scene);
  for (let n = 0; n < 20; n += 1) scene.mastodon.retractTroubles.push({ kind: 'doubt', why: 'no_answer' });
  await ask(scene, id, 'amina', (await scene.delivery(id)).id);
  await scene.pass(3600);
  assert.equal((await scene.delivery(id)).state, 'sent');
  assert.ok((await scene.notices(id)).includes('delivery.retractFailed'));
});
