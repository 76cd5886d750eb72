import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';

import type { DecisionOutcome } from '#approvals/decide.ts';
import { changeDecision } from '#approvals/decision.ts';
import { noMembers } from '#desks/may.ts';
import { decisionsOn } from '#drafts/decisions-on.ts';
import { refOfDraft } from '#drafts/subject-of-draft.ts';
import { decideAndPlan, withdrawAndCallOff } from '#publishing/deciding/decide.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import { runUnitOfWork } from '#storage/run-writing.ts';
import type { Store } from '#storage/store.ts';

import { member, openScene, type Scene } from '../support/publishing-scene.ts';

const hourMs = 3_600_000;

function inHours({ clock }: Scene, hours: number): { readonly publishAt: Date; readonly notAfterAt: Date } {
  const publishAt = new Date(clock.now().getTime() + hours * hourMs);
  return { publishAt, notAfterAt: new Date(publishAt.getTime() + hourMs) };
}

/** Another start on the same database. */
async function startAgain(scene: Scene, store: Store = scene.store): Promise<void> {
  await startPublishing({ ...scene.deps, store });
}

function approve(scene: Scene, store: Store, draftId: string, by = 'karim'): Promise<DecisionOutcome> {
  const card = { revision: 1, fingerprint: null } as const;
  const decision = { ...card, members: noMembers, kind: 'approve', via: 'button', reason: null } as const;
  const deps = { ...scene.deps, store };
  return store.write((work) => decideAndPlan(work, deps, { draftId, person: member(by), ...decision }));
}

/** As on a machine to which the database was restored, and not its master key. */
function underAnotherKey({ db, pieces, clock, newId, jobs }: Store): Store {
  const key = createSecretKey(randomBytes(32));
  const keys = { decisionKey: key, journalKey: key };
  const store: Store = { db, pieces, clock, newId, jobs, ...keys, write: (work) => runUnitOfWork(store, work) };
  return store;
}

async function lapses(scene: Scene, draftId: string): Promise<number> {
  return (await scene.notices(draftId)).filter((kind) => kind === 'decision.lapsed').length;
}

test('a start with the key that signed holds nothing', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const approved = await scene.asked({ window: inHours(scene, 24) });
  await scene.decide(approved);
  await scene.decide(approved, { by: 'lea' });
  const asked = await scene.asked({ text: 'Half approved.' });
  await scene.decide(asked, { via: 'reaction' });
  await startAgain(scene);
  assert.equal((await scene.delivery(approved.id)).state, 'ready');
  assert.deepEqual([await lapses(scene, approved.id), await lapses(scene, asked.id)], [0, 0]);
  await scene.pass(25 * 3600);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('a start with a key that opens no account takes nothing back: with the right one everything leaves as approved', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const approved = await scene.asked({ window: inHours(scene, 24) });
  await scene.decide(approved);
  await scene.decide(approved, { by: 'lea' });
  const asked = await scene.asked({ text: 'Half approved.' });
  await scene.decide(asked);
  const store = underAnotherKey(scene.store);
  await startPublishing({ ...scene.deps, store, networkOf: async () => ({ kind: 'unreadable' }) });
  assert.equal((await scene.delivery(approved.id)).state, 'ready');
  assert.deepEqual([await lapses(scene, approved.id), await lapses(scene, asked.id)], [0, 0]);
  await startAgain(scene);
  await scene.pass(25 * 3600);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('once the accounts were given tokens under a new key, what was approved under the old one is asked for again', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ window: inHours(scene, 24) });
  await scene.decide(draft);
  const store = underAnotherKey(scene.store);
  let isGiven = false;
  const { networkOf } = scene.deps;
  await startPublishing({
    ...scene.deps,
    store,
    networkOf: async (account) => (isGiven ? networkOf(account) : { kind: 'unreadable' }),
  });
  await scene.pass(60);
  assert.equal((await scene.delivery(draft.id)).state, 'ready');
  isGiven = true;
  await scene.store.runEveryMinute();
  assert.equal((await scene.delivery(draft.id)).state, 'held');
  assert.equal(await lapses(scene, draft.id), 1);
});

const strangers: Readonly<Record<string, (scene: Scene) => Promise<Store>>> = {
  'under another master key': async ({ store }) => underAnotherKey(store),
  'without the signatures of its decisions': async ({ store }) => {
    await store.db.decision.updateMany({ data: { mac: null } });
    return store;
  },
};

for (const [when, become] of Object.entries(strangers)) {
  test(`a start ${when} holds what was approved long before it is due, and tells once; decided again, it goes out`, async () => {
    await using scene = await openScene();
    const draft = await scene.asked({ window: inHours(scene, 24) });
    await scene.decide(draft);
    const store = await become(scene);
    await startAgain(scene, store);
    await startAgain(scene, store);
    for (const network of ['mastodon', 'x'] as const) {
      const delivery = await scene.delivery(draft.id, network);
      assert.equal(delivery.state === 'held' && delivery.why, 'decision_unproven');
    }
    assert.equal((await scene.draft(draft.id)).state, 'asked');
    assert.equal(await lapses(scene, draft.id), 1);
    assert.ok(!(await scene.notices(draft.id)).includes('delivery.held'), 'one message says it all');
    await approve(scene, store, draft.id);
    await scene.pass(25 * 3600);
    assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
  });

  test(`a start ${when} has half an approval given again`, async () => {
    await using scene = await openScene({ settings: { approvalsNeeded: 2, graceSeconds: 0 } });
    const draft = await scene.asked();
    await scene.decide(draft);
    const store = await become(scene);
    await startAgain(scene, store);
    assert.equal(await lapses(scene, draft.id), 1);
    await approve(scene, store, draft.id, 'lea');
    assert.equal((await scene.draft(draft.id)).state, 'asked');
    await approve(scene, store, draft.id);
    assert.equal((await scene.draft(draft.id)).state, 'approved');
  });
}

test('what stood beside a changed decision does not count either: it may have been a refusal that was changed', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2, approvers: ['karim', 'lea', 'zoe'] } });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.decide(draft, { by: 'lea', kind: 'requestChanges' });
  await scene.store.db.decision.updateMany({ where: { person: 'lea' }, data: { kind: 'approve' } });
  await scene.decide(draft, { by: 'zoe' });
  assert.equal(await lapses(scene, draft.id), 1);
  assert.equal((await scene.draft(draft.id)).state, 'asked');
  const standing = await scene.store.db.decision.findMany({ where: { withdrawnAt: null } });
  assert.deepEqual(
    standing.map(({ person }) => person),
    ['zoe'],
  );
  await scene.decide(draft, { by: 'karim' });
  await scene.pass(60);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('what may be public already is told by itself when its approval turns out to be changed', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.x.troubles.push('loseRequest');
  await scene.pass(20);
  assert.equal((await scene.delivery(draft.id, 'x')).state, 'doubt');
  await scene.store.db.decision.updateMany({ data: { decidedAt: new Date(0) } });
  await scene.pass(600);
  const delivery = await scene.delivery(draft.id, 'x');
  assert.equal(delivery.state === 'held' && delivery.why, 'decision_unproven');
  assert.ok((await scene.notices(draft.id)).includes('delivery.held'));
  assert.equal(scene.x.requests.length, 1);
});

test('a decision that Tambour did not leave so is never signed but as taken back', async () => {
  await using scene = await openScene();
  const { store } = scene;
  const draft = await scene.asked();
  await scene.decide(draft, { via: 'reaction' });
  await store.db.decision.updateMany({ data: { person: 'lea' } });
  await store.write(async (work) => {
    const [decision] = await decisionsOn(work, draft);
    assert.equal(decision?.isGenuine, false);
    await assert.rejects(
      changeDecision(work, refOfDraft(draft), decision, { via: 'button' }),
      /was not made by Tambour/,
    );
    await changeDecision(work, refOfDraft(draft), decision, { withdrawnAt: work.clock.now() });
    assert.equal((await decisionsOn(work, draft))[0]?.isGenuine, true);
  });
});

test('a removed ✅ or a press beside it leaves the decision signed as it then is', async () => {
  await using scene = await openScene();
  const { store } = scene;
  const draft = await scene.asked();
  await scene.decide(draft, { via: 'reaction' });
  await scene.decide(draft, { via: 'button' });
  scene.clock.advance(1000);
  await scene.decide(draft, { kind: 'requestChanges' });
  scene.clock.advance(1000);
  await scene.decide(draft, { by: 'lea', via: 'reaction' });
  await store.write((work) => withdrawAndCallOff(work, { draftId: draft.id, person: 'lea', revision: 1 }));
  const decisions = await store.write((work) => decisionsOn(work, draft));
  assert.deepEqual(
    decisions.map(({ person, via, kind, withdrawnAt, isGenuine }) => [
      person,
      via,
      kind,
      withdrawnAt !== null,
      isGenuine,
    ]),
    [
      ['karim', 'button', 'approve', true, true],
      ['karim', 'button', 'requestChanges', false, true],
      ['lea', 'reaction', 'approve', true, true],
    ],
  );
});

test('of what was sent or rejected before decisions were signed nothing is taken back, whoever presses', async () => {
  await using scene = await openScene();
  const sent = await scene.asked();
  await scene.decide(sent, { via: 'reaction' });
  await scene.pass(60);
  const rejected = await scene.asked({ text: 'Rejected.' });
  await scene.decide(rejected, { kind: 'reject', via: 'reaction' });
  await scene.store.db.decision.updateMany({ data: { mac: null } });
  await startAgain(scene);
  const closed = { kind: 'refused', why: 'closed' } as const;
  assert.deepEqual(await scene.decide(sent), closed);
  assert.deepEqual(await scene.decide(rejected, { kind: 'reject' }), closed);
  assert.deepEqual([await lapses(scene, sent.id), await lapses(scene, rejected.id)], [0, 0]);
  assert.equal(await scene.store.db.decision.count({ where: { withdrawnAt: null } }), 2);
});
