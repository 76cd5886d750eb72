import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askToLeave, leaving } from '#accounts/leaving/leaving.ts';
import { type LeavingPlan, planSchema } from '#accounts/leaving/plan.ts';
import type { DecisionOutcome } from '#approvals/decide.ts';
import { askToCancel } from '#approvals/requests/cancel.ts';
import { decideRequest } from '#approvals/requests/decide-request.ts';
import { compareWithJournal } from '#cli/compare-journal.ts';
import { createDesk } from '#desks/create-desk.ts';
import { noMembers } from '#desks/may.ts';
import { claimDeliveries } from '#publishing/sending/claim.ts';
import { gate } from '#publishing/gate.ts';
import { leaveDue } from '#publishing/leaving/leave.ts';
import { lockReady } from '#publishing/lock-delivery.ts';
import { wake } from '#publishing/holding/sleep.ts';

import { member, openScene, present, type Scene } from '../support/publishing-scene.ts';
import { fingerprintOfRow } from '../support/request-fingerprint.ts';
import { rotateTestSigning, startAnewOn, testKeyFile } from '../support/signing-key.ts';

/** The scene begins on 23 November 2026. */
const lastMoment = new Date('2026-11-30T23:00:00Z');
const review = new Date('2027-11-30T08:00:00Z');

const aPlan: LeavingPlan = {
  way: 'dormant',
  reference: 'Council decision no. 14',
  leavesAt: lastMoment,
  reviewAt: review,
  keeper: 'nora',
  deputy: null,
};

async function asked(scene: Scene, changes: Partial<LeavingPlan> = {}, by = 'sophie'): Promise<string> {
  const desk = await scene.desk();
  const { mastodon: accountId } = scene.accountIds;
  const plan = { ...aPlan, ...changes };
  const outcome = await scene.store.write((work) =>
    askToLeave(work, { desk, accountId, by: { id: by, name: by }, plan }),
  );
  assert.ok(outcome.kind === 'asked', outcome.kind);
  const where = { kind: 'leaving', state: 'asked' } as const;
  return (await scene.store.db.request.findFirstOrThrow({ where, orderBy: { askedAt: 'desc' } })).id;
}

function decided(
  scene: Scene,
  requestId: string,
  by: string,
  { kind = 'approve', number = 1 }: { readonly kind?: 'approve' | 'reject'; readonly number?: number } = {},
): Promise<DecisionOutcome> {
  const { deskId } = scene;
  return scene.store.write((work) =>
    decideRequest(work, leaving, { requestId, deskId, number, person: member(by), members: noMembers, kind }),
  );
}

async function agreed(scene: Scene, changes: Partial<LeavingPlan> = {}): Promise<string> {
  const id = await asked(scene, changes);
  assert.equal((await decided(scene, id, 'karim')).kind, 'decided');
  return id;
}

async function cancelWished(scene: Scene, id: string, by = 'sophie'): Promise<string> {
  const desk = await scene.desk();
  return scene.store.write((work) => askToCancel(work, leaving, { requestId: id, desk, by: { id: by, name: by } }));
}

async function accountState(scene: Scene): Promise<string> {
  return (await scene.store.db.account.findUniqueOrThrow({ where: { id: scene.accountIds.mastodon } })).state;
}

async function planState(scene: Scene, id: string): Promise<string> {
  const { state, endedWhy } = await scene.store.db.request.findUniqueOrThrow({ where: { id } });
  return endedWhy === null ? state : `${state}: ${endedWhy}`;
}

/** Moves the clock alone: no job runs. */
function at(scene: Scene, moment: Date): void {
  scene.clock.advance(moment.getTime() - scene.clock.now().getTime());
}

test('after the last day of an agreed plan nothing leaves, though no job has put the account to sleep yet', async () => {
  await using scene = await openScene();
  await agreed(scene);
  const before = await scene.asked();
  await scene.decide(before);
  await scene.pass(300);
  assert.equal(scene.mastodon.posts.length, 1, 'until then it takes posts');
  at(scene, lastMoment);
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(59);
  assert.equal(await accountState(scene), 'active', 'nothing has put it to sleep');
  assert.equal(scene.mastodon.posts.length, 1);
  assert.partialDeepStrictEqual(await scene.delivery(draft.id), { state: 'held', why: 'account_asleep' });
  assert.equal(scene.x.posts.length, 2, 'the other account takes it');
});

test('a claim whose gate was open in the last moment of the last day is none after it', async () => {
  await using scene = await openScene();
  await agreed(scene);
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  at(scene, new Date(lastMoment.getTime() - 1));
  await scene.decide(draft);
  const { id } = await scene.delivery(draft.id);
  await scene.store.db.delivery.update({ where: { id }, data: { dueAt: scene.clock.now() } });
  const claims = await scene.store.write(async (work) => {
    const ready = present(await lockReady(work.tx, [id]));
    const open = await gate(scene.deps, work, { ...ready, delivery: present(ready.deliveries[0]) }, work.clock.now());
    assert.equal(open.kind, 'open');
    at(scene, lastMoment);
    return claimDeliveries(work, scene.deps, ready.draft, ready.deliveries);
  });
  assert.deepEqual(claims, []);
});

test('the account is left on its day, until its waking is agreed to', async () => {
  await using scene = await openScene();
  const id = await agreed(scene);
  at(scene, lastMoment);
  await leaveDue(scene.store);
  assert.equal(await accountState(scene), 'asleep');
  assert.equal(await planState(scene, id), 'done');
  const row = await scene.store.db.account.findUniqueOrThrow({ where: { id: scene.accountIds.mastodon } });
  assert.partialDeepStrictEqual(row, { asleepUntil: null, leavesAt: null, asleepWhy: aPlan.reference });
  await assert.rejects(asked(scene), /left/, 'it is left already');
  const by = { id: 'administrator', name: 'administrator' };
  await scene.store.write((work) => wake(work, { accountId: scene.accountIds.mastodon, by }));
  assert.equal(await planState(scene, id), 'lapsed: returned');
});

test('one that is left but for incidents sleeps but for emergencies, and one that is left otherwise for these too', async () => {
  for (const way of ['emergenciesOnly', 'dormant'] as const) {
    await using scene = await openScene();
    await agreed(scene, { way });
    at(scene, lastMoment);
    const row = () => scene.store.db.account.findUniqueOrThrow({ where: { id: scene.accountIds.mastodon } });
    assert.equal((await row()).asleepExceptEmergencies, false, 'before it is known that the plan is as it was agreed');
    await leaveDue(scene.store);
    assert.partialDeepStrictEqual(await row(), { state: 'asleep', asleepExceptEmergencies: way === 'emergenciesOnly' });
    const by = { id: 'administrator', name: 'administrator' };
    await scene.store.write((work) => wake(work, { accountId: scene.accountIds.mastodon, by }));
    assert.partialDeepStrictEqual(await row(), { state: 'active', asleepExceptEmergencies: false });
  }
});

test('one that fades out takes posts until its review', async () => {
  await using scene = await openScene();
  const id = await agreed(scene, { way: 'fadeOut' });
  at(scene, new Date(review.getTime() - 1));
  await leaveDue(scene.store);
  assert.equal(await accountState(scene), 'active');
  at(scene, review);
  await leaveDue(scene.store);
  assert.deepEqual([await accountState(scene), await planState(scene, id)], ['asleep', 'done']);
});

test('a plan that waits, or is refused, leaves nothing', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const id = await asked(scene);
  assert.equal((await decided(scene, id, 'karim')).kind, 'decided');
  at(scene, lastMoment);
  await leaveDue(scene.store);
  assert.equal(await accountState(scene), 'active');
  assert.deepEqual(await decided(scene, id, 'lea'), { kind: 'refused', why: 'expired' }, 'its last day is over');
});

test('whoever planned it does not agree to it, whatever their role; a member does not either', async () => {
  await using scene = await openScene();
  const id = await asked(scene, {}, 'karim');
  assert.deepEqual(await decided(scene, id, 'karim'), { kind: 'refused', why: 'author' });
  assert.deepEqual(await decided(scene, id, 'omar'), { kind: 'refused', why: 'not_approver' });
  assert.equal(await planState(scene, id), 'asked');
});

test('a plan that waits is cancelled at once, and cannot be agreed to any more', async () => {
  await using scene = await openScene();
  const id = await asked(scene);
  assert.equal(await cancelWished(scene, id), 'cancelled');
  assert.deepEqual(await decided(scene, id, 'karim'), { kind: 'refused', why: 'closed' });
  at(scene, lastMoment);
  await leaveDue(scene.store);
  assert.equal(await accountState(scene), 'active');
});

test('half way an agreed plan is cancelled by an agreement alone, and the account stays as it is', async () => {
  await using scene = await openScene();
  const id = await agreed(scene);
  assert.equal(await cancelWished(scene, id, 'karim'), 'asked');
  assert.equal(await cancelWished(scene, id), 'already');
  assert.equal(await planState(scene, id), 'agreed', 'until then it stays in force');
  assert.deepEqual(await decided(scene, id, 'karim', { number: 2 }), { kind: 'refused', why: 'author' });
  assert.deepEqual(await decided(scene, id, 'lea'), { kind: 'refused', why: 'old_revision' }, 'a card of the plan');
  assert.equal((await decided(scene, id, 'lea', { number: 2 })).kind, 'decided');
  assert.equal(await planState(scene, id), 'cancelled');
  at(scene, lastMoment);
  await leaveDue(scene.store);
  assert.equal(await accountState(scene), 'active');
});

test('a wish to cancel that is refused leaves the plan in force; another may be asked for', async () => {
  await using scene = await openScene();
  const id = await agreed(scene);
  await cancelWished(scene, id);
  await decided(scene, id, 'lea', { number: 2, kind: 'reject' });
  assert.equal(await planState(scene, id), 'agreed');
  await cancelWished(scene, id);
  assert.deepEqual(await decided(scene, id, 'karim', { number: 2 }), { kind: 'refused', why: 'old_revision' });
  at(scene, lastMoment);
  await leaveDue(scene.store);
  assert.equal(await planState(scene, id), 'done', 'nobody had agreed to cancel it');
});

test('a later last day is another plan: the agreed one stays in force until it is agreed, and what was done stays done', async () => {
  await using scene = await openScene();
  const id = await agreed(scene);
  const where = { leavingId_kind: { leavingId: id, kind: 'footer' } };
  const done = { state: 'done', by: 'amina', at: scene.clock.now() } as const;
  await scene.store.db.leavingStep.update({ where, data: done });
  const later = await asked(scene, { leavesAt: new Date('2026-12-31T23:00:00Z') });
  assert.deepEqual([await planState(scene, id), await planState(scene, later)], ['agreed', 'asked']);
  await decided(scene, later, 'lea');
  assert.deepEqual([await planState(scene, id), await planState(scene, later)], ['replaced', 'agreed']);
  const kept = await scene.store.db.leavingStep.findUniqueOrThrow({
    where: { leavingId_kind: { leavingId: later, kind: 'footer' } },
  });
  assert.partialDeepStrictEqual(kept, { state: 'done', by: 'amina' });
  at(scene, lastMoment);
  await leaveDue(scene.store);
  assert.equal(await accountState(scene), 'active');
});

test('a later last day that nobody agreed to in time is over once the account is left', async () => {
  await using scene = await openScene();
  const id = await agreed(scene);
  const later = await asked(scene, { leavesAt: new Date('2026-12-31T23:00:00Z') });
  at(scene, lastMoment);
  await leaveDue(scene.store);
  assert.deepEqual([await planState(scene, id), await planState(scene, later)], ['done', 'replaced']);
  assert.deepEqual(await decided(scene, later, 'karim'), { kind: 'refused', why: 'closed' });
  assert.equal(await accountState(scene), 'asleep');
});

test('a desk that has given the account away since decides nothing about it', async () => {
  await using scene = await openScene();
  const id = await asked(scene);
  const { deskId } = scene;
  await scene.store.db.deskAccount.deleteMany({ where: { deskId, accountId: scene.accountIds.mastodon } });
  assert.deepEqual(await decided(scene, id, 'karim'), { kind: 'refused', why: 'closed' });
  assert.equal(await planState(scene, id), 'asked');
});

/** Ways in which somebody changes a plan by hand. */
const changedByHand: Readonly<Record<string, Partial<LeavingPlan> | { readonly askedBy: string }>> = {
  'its last day': { leavesAt: new Date('2026-11-29T23:00:00Z') },
  'its way': { way: 'deletion' },
  'its keeper': { keeper: 'omar' },
  'the decision it goes back to': { reference: 'another' },
  'who planned it': { askedBy: 'lea' },
};

/** Changes the row of a plan as somebody does who writes to the database. */
async function change({ store: { db } }: Scene, id: string, data: (typeof changedByHand)[string]): Promise<void> {
  if ('askedBy' in data) {
    await db.request.update({ where: { id }, data });
    return;
  }
  const { terms } = await db.request.findUniqueOrThrow({ where: { id } });
  const changed = JSON.stringify({ ...planSchema.parse(terms), ...data });
  await db.$executeRaw`UPDATE "Request" SET "terms" = ${changed}::jsonb WHERE "id" = ${id}::uuid`;
}

for (const [what, data] of Object.entries(changedByHand)) {
  test(`a plan that somebody changed in the database is neither agreed to nor carried out: ${what}`, async () => {
    await using scene = await openScene();
    const id = await asked(scene);
    await change(scene, id, data);
    assert.deepEqual(await decided(scene, id, 'karim'), { kind: 'refused', why: 'closed' });
    const other = await agreed(scene);
    await change(scene, other, data);
    at(scene, lastMoment);
    await leaveDue(scene.store);
    assert.deepEqual([await accountState(scene), await planState(scene, other)], ['active', 'lapsed: changed']);
  });
}

for (const [what, data] of Object.entries(changedByHand)) {
  test(`a waiting plan that was changed together with its fingerprint, which anybody can compute, is agreed to by nobody: ${what}`, async () => {
    await using scene = await openScene();
    const { db } = scene.store;
    const id = await asked(scene);
    await change(scene, id, data);
    const fingerprint = await fingerprintOfRow(scene.store, leaving, id);
    await db.request.update({ where: { id }, data: { fingerprint } });
    assert.deepEqual(await decided(scene, id, 'karim'), { kind: 'refused', why: 'closed' });
    await agreed(scene);
    assert.deepEqual(
      [await planState(scene, id), await decided(scene, id, 'karim')],
      ['replaced', { kind: 'refused', why: 'closed' }],
    );
  });
}

test('whoever wishes to cancel a plan, and has another name written into the wish, does not agree to it', async () => {
  await using scene = await openScene();
  const { db } = scene.store;
  const id = await agreed(scene);
  await cancelWished(scene, id, 'karim');
  await db.request.update({ where: { id }, data: { cancelAskedBy: 'lea' } });
  assert.deepEqual(await decided(scene, id, 'karim', { number: 2 }), { kind: 'refused', why: 'closed' });
  assert.equal(await planState(scene, id), 'agreed');
  assert.equal(await cancelWished(scene, id), 'asked', 'another takes its place');
  assert.equal((await decided(scene, id, 'karim', { number: 3 })).kind, 'decided');
  assert.equal(await planState(scene, id), 'cancelled');
});

test('a plan, and a wish to cancel it, that wait while the signing key is replaced can still be agreed to', async () => {
  await using scene = await openScene();
  await using file = await testKeyFile();
  const id = await asked(scene);
  for (const number of [1, 2]) {
    assert.equal((await rotateTestSigning(scene.store, file.path)).kind, 'rotated');
    await startAnewOn(scene.store, file.path);
    assert.equal((await decided(scene, id, 'karim', { number })).kind, 'decided');
    if (number === 1) await cancelWished(scene, id);
  }
  assert.equal(await planState(scene, id), 'cancelled');
});

test('a plan that too few have approved, and that somebody made agreed in the database, leaves nothing', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const id = await asked(scene);
  assert.equal((await decided(scene, id, 'karim')).kind, 'decided');
  await scene.store.db.request.update({ where: { id }, data: { state: 'agreed' } });
  const where = { id: scene.accountIds.mastodon };
  await scene.store.db.account.update({ where, data: { leavesAt: lastMoment } });
  at(scene, lastMoment);
  await leaveDue(scene.store);
  assert.deepEqual([await accountState(scene), await planState(scene, id)], ['active', 'lapsed: changed']);
});

test('a plan that somebody made agreed in the database, or its decision, leaves nothing', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const id = await asked(scene);
  const leavesAt = lastMoment;
  await scene.store.db.request.update({ where: { id }, data: { state: 'agreed' } });
  await scene.store.db.account.update({ where: { id: scene.accountIds.mastodon }, data: { leavesAt } });
  at(scene, lastMoment);
  await leaveDue(scene.store);
  assert.deepEqual([await accountState(scene), await planState(scene, id)], ['active', 'lapsed: changed']);
});

test('of an account that two desks have, the one that was made first decides, and the other is told', async () => {
  await using scene = await openScene();
  scene.clock.advance(1000);
  const { mastodon: accountId } = scene.accountIds;
  const created = await scene.store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c2',
      by: 'odile',
      name: 'Beaumont',
      language: 'en',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      stewards: ['odile'],
      accountIds: [accountId],
    }),
  );
  assert.ok(created.kind === 'created');
  const other = present((await scene.store.db.desk.findMany()).find(({ channel }) => channel === 'c2'));
  const desk = { ...(await scene.desk()), id: other.id };
  const by = { id: 'odile', name: 'odile' };
  const refused = await scene.store.write((work) => askToLeave(work, { desk, accountId, by, plan: aPlan }));
  assert.deepEqual(refused, { kind: 'otherDesk', name: 'Bruyère' });
  await agreed(scene);
  const told = await scene.store.db.notice.findMany({ where: { deskId: other.id, kind: 'leaving.elsewhere' } });
  assert.equal(told.length, 1);
});

test('all of a plan is in the journal, and a decision that it does not tell of is found', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const id = await asked(scene);
  await decided(scene, id, 'karim');
  assert.deepEqual((await compareWithJournal(scene.store)).onOthers, []);
  const { id: _, ...row } = present(await scene.store.db.decision.findFirst({ where: { subjectId: id } }));
  await scene.store.db.decision.create({ data: { ...row, id: scene.store.newId(), person: 'lea' } });
  assert.deepEqual((await compareWithJournal(scene.store)).onOthers, [
    { subjectKind: 'leaving', subjectId: id, person: 'lea', kind: 'approve' },
  ]);
  const entries = await scene.store.db.journalEntry.findMany({ where: { kind: { startsWith: 'leaving.' } } });
  assert.deepEqual(
    entries.map(({ kind, actor, deskId }) => [kind, actor, deskId === scene.deskId]),
    [['leaving.asked', 'sophie', true]],
  );
});
