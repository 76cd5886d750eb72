import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { DecisionOutcome } from '#approvals/decide.ts';
import { decideRequest } from '#approvals/requests/decide-request.ts';
import { compareWithJournal } from '#cli/compare-journal.ts';
import { changeDesk } from '#desks/change-desk.ts';
import { noMembers } from '#desks/may.ts';
import { endSleeps, putToSleep, wake } from '#publishing/holding/sleep.ts';
import { askToWake, waking } from '#publishing/holding/waking.ts';

import { member, openScene, present, type Scene } from '../support/publishing-scene.ts';
import { fingerprintOfRow } from '../support/request-fingerprint.ts';
import { rotateTestSigning, startAnewOn, testKeyFile } from '../support/signing-key.ts';

const administrator = { id: 'administrator', name: 'administrator' };

/** Mastodon sleeps. */
async function asleep(scene: Scene, { until = null }: { readonly until?: Date | null } = {}): Promise<void> {
  const { mastodon: accountId } = scene.accountIds;
  await scene.store.write((work) => putToSleep(work, { accountId, by: administrator, until, why: null }));
}

/** Asks to wake Mastodon. Returns the waking's id. */
async function asked(scene: Scene, by = 'sophie'): Promise<string> {
  const desk = await scene.desk();
  const { mastodon: accountId } = scene.accountIds;
  const outcome = await scene.store.write((work) => askToWake(work, { desk, accountId, by: { id: by, name: by } }));
  assert.ok(outcome.kind === 'asked', outcome.kind);
  return outcome.requestId;
}

function decided(
  scene: Scene,
  requestId: string,
  by: string,
  kind: 'approve' | 'reject' = 'approve',
): Promise<DecisionOutcome> {
  const { deskId } = scene;
  return scene.store.write((work) =>
    decideRequest(work, waking, { requestId, deskId, number: 1, person: member(by), members: noMembers, kind }),
  );
}

async function state(scene: Scene): Promise<string> {
  return (await scene.store.db.account.findUniqueOrThrow({ where: { id: scene.accountIds.mastodon } })).state;
}

test('what a desk agreed to wake wakes, and what was held waits on', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  await asleep(scene);
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(300);
  const id = await asked(scene);
  assert.deepEqual((await decided(scene, id, 'karim')).kind, 'decided');
  assert.equal(await state(scene), 'asleep', 'one of two');
  assert.equal((await decided(scene, id, 'karim')).kind, 'repeated');
  assert.equal(await state(scene), 'asleep', 'the same one again');
  await decided(scene, id, 'lea');
  assert.equal(await state(scene), 'active');
  await scene.pass(3600);
  assert.equal(scene.mastodon.posts.length, 0);
  assert.partialDeepStrictEqual(await scene.delivery(draft.id), { state: 'held', why: 'account_asleep' });
  const woken = present(await scene.store.db.journalEntry.findFirst({ where: { kind: 'account.woken' } }));
  assert.partialDeepStrictEqual(woken, { actor: 'lea', data: { wakingId: id } });
});

test('where a desk has steps, an account wakes once each has agreed in its turn', async () => {
  const steps = [
    { name: 'Legal', who: { kind: 'people', ids: ['karim'] }, needed: 1 },
    { name: 'Cabinet', who: { kind: 'people', ids: ['lea'] }, needed: 1 },
  ] as const;
  await using scene = await openScene({ settings: { steps } });
  await asleep(scene);
  const id = await asked(scene);
  assert.deepEqual(await decided(scene, id, 'lea'), { kind: 'refused', why: 'other_turn' });
  assert.equal((await decided(scene, id, 'karim')).kind, 'decided');
  assert.equal(await state(scene), 'asleep');
  await decided(scene, id, 'lea');
  assert.equal(await state(scene), 'active');
});

test('whoever asked does not agree to it, whatever their role', async () => {
  await using scene = await openScene();
  await asleep(scene);
  const id = await asked(scene, 'karim');
  assert.deepEqual(await decided(scene, id, 'karim'), { kind: 'refused', why: 'author' });
  assert.equal(await state(scene), 'asleep');
});

test('the author of a post that waits for it does not wake it alone', async () => {
  await using scene = await openScene({ settings: { approvers: ['karim', 'lea', 'amina'] } });
  await asleep(scene);
  await scene.decide(await scene.asked());
  await scene.pass(300);
  const id = await asked(scene);
  assert.deepEqual(await decided(scene, id, 'amina'), { kind: 'refused', why: 'asker' });
  assert.equal(await state(scene), 'asleep');
  await decided(scene, id, 'karim');
  assert.equal(await state(scene), 'active');
});

test('of two whom a desk asks for, one may have a post that waits', async () => {
  const settings = { approvers: ['karim', 'lea', 'amina'], approvalsNeeded: 2 };
  await using scene = await openScene({ settings });
  await asleep(scene);
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(300);
  const id = await asked(scene);
  await decided(scene, id, 'amina');
  await decided(scene, id, 'karim');
  assert.equal(await state(scene), 'active');
});

test('a policy that whoever asked loosened does not count for what they asked', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2, stewards: ['sophie'] } });
  await asleep(scene);
  const id = await asked(scene);
  const { deskId } = scene;
  await scene.store.write((work) => changeDesk(work, { deskId, by: 'sophie', changes: { approvalsNeeded: 1 } }));
  await decided(scene, id, 'karim');
  assert.equal(await state(scene), 'asleep');
});

/** Ways in which the sleep that was to end is that one no more. */
const otherwise: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  'it was put to sleep until another day': async (scene) => {
    scene.clock.advance(1000);
    await asleep(scene, { until: new Date('2027-06-01T08:00:00Z') });
  },
  'it woke and fell asleep again': async (scene) => {
    const { mastodon: accountId } = scene.accountIds;
    await scene.store.write((work) => wake(work, { accountId, by: administrator }));
    scene.clock.advance(1000);
    await asleep(scene);
  },
  'somebody changed in the database until when it sleeps': (scene) =>
    scene.store.db.account.updateMany({ data: { asleepUntil: new Date('2027-06-01T08:00:00Z') } }),
  'somebody changed in the database who asked': (scene) =>
    scene.store.db.request.updateMany({ data: { askedBy: 'lea' } }),
  'somebody changed in the database which account it is': (scene) =>
    scene.store.db.request.updateMany({ data: { aboutId: scene.accountIds.x } }),
};

for (const [what, change] of Object.entries(otherwise)) {
  test(`agreed to for one sleep, another goes on: ${what}`, async () => {
    await using scene = await openScene();
    await asleep(scene);
    const id = await asked(scene);
    await change(scene);
    assert.deepEqual(await decided(scene, id, 'karim'), { kind: 'refused', why: 'closed' });
    assert.equal(await state(scene), 'asleep');
  });
}

/** Ways to change what waits, and who presses then. */
const forged: readonly (readonly [string, (scene: Scene) => Promise<unknown>, string])[] = [
  ['who asked', ({ store }) => store.db.request.updateMany({ data: { askedBy: 'omar' } }), 'karim'],
  ['which account', ({ store, accountIds: { x } }) => store.db.request.updateMany({ data: { aboutId: x } }), 'lea'],
  ['until when', ({ store }) => store.db.account.updateMany({ data: { asleepUntil: new Date('2027-06-01') } }), 'lea'],
];

for (const [what, change, by] of forged) {
  test(`a waiting waking that was changed together with its fingerprint, which anybody can compute, is agreed to by nobody, and can be asked for anew: ${what}`, async () => {
    await using scene = await openScene();
    const { db } = scene.store;
    for (const accountId of Object.values(scene.accountIds)) {
      await scene.store.write((work) => putToSleep(work, { accountId, by: administrator, until: null, why: null }));
    }
    const id = await asked(scene, 'karim');
    await change(scene);
    const fingerprint = await fingerprintOfRow(scene.store, waking, id);
    await db.request.update({ where: { id }, data: { fingerprint } });
    assert.deepEqual(await decided(scene, id, by), { kind: 'refused', why: 'closed' });
    assert.equal(await db.account.count({ where: { state: 'asleep' } }), 2);
    assert.equal((await decided(scene, await asked(scene), 'lea')).kind, 'decided');
    assert.equal(await state(scene), 'active');
    assert.deepEqual(await decided(scene, id, by), { kind: 'refused', why: 'closed' }, 'it has not become genuine');
  });
}

test('a waking that waits while the signing key is replaced can still be agreed to', async () => {
  await using scene = await openScene();
  await using file = await testKeyFile();
  await asleep(scene);
  const id = await asked(scene);
  assert.equal((await rotateTestSigning(scene.store, file.path)).kind, 'rotated');
  await startAnewOn(scene.store, file.path);
  assert.equal((await decided(scene, id, 'karim')).kind, 'decided');
  assert.equal(await state(scene), 'active');
});

test('what was refused is decided: a later approval of it wakes nothing', async () => {
  await using scene = await openScene();
  await asleep(scene);
  const id = await asked(scene);
  await decided(scene, id, 'karim', 'reject');
  assert.deepEqual(await decided(scene, id, 'lea'), { kind: 'refused', why: 'closed' });
  assert.equal(await state(scene), 'asleep');
});

test('a sleep that ends at its time leaves nothing to decide', async () => {
  await using scene = await openScene();
  await asleep(scene, { until: new Date(scene.clock.now().getTime() + 3_600_000) });
  const id = await asked(scene);
  scene.clock.advance(3_600_000);
  await endSleeps(scene.store);
  assert.equal((await scene.store.db.request.findUniqueOrThrow({ where: { id } })).state, 'lapsed');
  assert.deepEqual(await decided(scene, id, 'karim'), { kind: 'refused', why: 'closed' });
});

test('an approval of a waking that is written into the database, or moved there from a draft, wakes nothing', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  await asleep(scene);
  await scene.decide(await scene.asked(), { by: 'lea' });
  const id = await asked(scene);
  const { fingerprint } = await scene.store.db.request.findUniqueOrThrow({ where: { id } });
  await scene.store.db.decision.updateMany({
    data: { subjectKind: 'waking', subjectId: id, revision: 1, fingerprint },
  });
  await decided(scene, id, 'karim');
  assert.equal(await state(scene), 'asleep');
});

test('each decision on a waking is in the journal, of no draft', async () => {
  await using scene = await openScene();
  await asleep(scene);
  const id = await asked(scene);
  await decided(scene, id, 'omar');
  await decided(scene, id, 'karim', 'reject');
  const entries = await scene.store.db.journalEntry.findMany({
    where: { kind: { in: ['waking.asked', 'decision.refused', 'decision.reject'] } },
    orderBy: { seq: 'asc' },
  });
  assert.deepEqual(
    entries.map(({ kind, actor, deskId, draftId }) => [kind, actor, deskId === scene.deskId, draftId]),
    [
      ['waking.asked', 'sophie', true, null],
      ['decision.refused', 'omar', true, null],
      ['decision.reject', 'karim', true, null],
    ],
  );
  assert.ok(entries.every(({ data }) => JSON.stringify(data).includes(id)));
  assert.equal(await state(scene), 'asleep');
});

test('a decision on a waking that the journal does not tell of is found', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  await asleep(scene);
  const id = await asked(scene);
  await decided(scene, id, 'karim');
  assert.deepEqual((await compareWithJournal(scene.store)).onOthers, []);
  const { id: _, ...row } = present(await scene.store.db.decision.findFirst({ where: { subjectId: id } }));
  await scene.store.db.decision.create({ data: { ...row, id: scene.store.newId(), person: 'lea' } });
  assert.deepEqual((await compareWithJournal(scene.store)).onOthers, [
    { subjectKind: 'waking', subjectId: id, person: 'lea', kind: 'approve' },
  ]);
});
