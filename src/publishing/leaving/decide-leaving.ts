import { enqueueLeavingNotice, enqueueForOtherDesks } from '#accounts/leaving/leaving-notice.ts';
import {
  changeLeaving,
  endLeaving,
  isAsAsked,
  type Leaving,
  lockLeaving,
  noCancelWish,
  sleepsAtOf,
  subjectOfLeaving,
} from '#accounts/leaving/plan.ts';
import { readSteps, writeSteps } from '#accounts/leaving/steps.ts';
import { deskThatWakes } from '#accounts/desk-that-wakes.ts';
import { decideByButton } from '#approvals/decide-by-button.ts';
import type { Decider, DecisionOutcome } from '#approvals/decide.ts';
import { type Decision, readDecisions } from '#approvals/decision.ts';
import { standingBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import { deskAsAsked } from '#desks/desk-as-asked.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

/**
 * Records a decision on a leaving, or on the wish to cancel one, and acts on it in the same transaction. Refuses with
 * `closed` if there is no such leaving, or it is over. `number`: what the card asked about.
 */
export async function decideLeaving(
  work: UnitOfWork,
  request: {
    readonly leavingId: string;
    /** The desk in whose channel it was pressed: only its own approvers decide. */
    readonly deskId: string;
    readonly number: number;
    readonly person: Decider;
    readonly members: Members;
    readonly kind: 'approve' | 'reject';
  },
): Promise<DecisionOutcome> {
  const { leavingId, number, person, members, kind } = request;
  const now = work.clock.now();
  const leaving = await lockLeaving(work.tx, leavingId, now);
  // `members` are those of the desk in whose channel it was pressed.
  if (leaving === null || leaving.deskId !== request.deskId) return { kind: 'refused', why: 'closed' };
  // The desk may have given the account away since approval was asked for.
  const owner = await deskThatWakes(work.tx, leaving.account.id);
  if (owner?.id !== leaving.deskId) return { kind: 'refused', why: 'closed' };
  const desk = await deskOfLeaving(work.tx, leaving, now);
  const subject = subjectOfLeaving(work.decisionKey, leaving);
  const decisions = await readDecisions(work, { subject, revision: subject.number, isOwn: true });
  const outcome = await decideByButton(work, {
    subject,
    desk,
    decisions,
    revision: number,
    person,
    members,
    kind,
  });
  if (outcome.kind === 'decided') await follow(work, leaving, { desk, person, standing: outcome.standing });
  return outcome;
}

async function follow(
  work: UnitOfWork,
  leaving: Leaving,
  { desk, person, standing }: { readonly desk: Desk; readonly person: Decider; readonly standing: Standing },
): Promise<void> {
  const { deskId, id: leavingId } = leaving;
  switch (standing.kind) {
    case 'approved':
      return leaving.cancel === null ? agree(work, leaving, { desk, person }) : cancel(work, leaving, person);
    case 'rejected':
    case 'changesAsked':
      if (leaving.cancel === null) return endLeaving(work, leaving, 'refused');
      await changeLeaving(work, leaving, noCancelWish);
      return enqueueLeavingNotice(work, { kind: 'leaving.changed', deskId, leavingId });
    case 'waiting':
      return enqueueLeavingNotice(work, { kind: 'leaving.changed', deskId, leavingId });
  }
}

/** Puts a plan into force: nothing leaves by the account from the plan's day on, and its steps are due until then. */
async function agree(
  work: UnitOfWork,
  leaving: Leaving,
  { desk, person }: { readonly desk: Desk; readonly person: Decider },
): Promise<void> {
  const { id, deskId, account, fingerprint } = leaving;
  const accountId = account.id;
  const before = await work.tx.leaving.findFirst({ where: { accountId, state: 'agreed' } });
  const done = before === null ? [] : await readSteps(work.tx, before.id);
  await changeLeaving(work, leaving, { state: 'agreed', agreedAt: work.clock.now() });
  await work.tx.account.update({ where: { id: accountId }, data: { leavesAt: sleepsAtOf(leaving) } });
  await writeSteps(work, leaving, { timeZone: desk.timeZone, before: done });
  const data = { leavingId: id, accountId, fingerprint, sleepsAt: sleepsAtOf(leaving), name: person.name };
  await journal(work, { kind: 'leaving.agreed', deskId, draftId: null, actor: person.id, data });
  if (before !== null) await endLeaving(work, before, 'replaced');
  await enqueueLeavingNotice(work, { kind: 'leaving.changed', deskId, leavingId: id });
  await enqueueForOtherDesks(work, { leavingId: id, deskId, accountId });
}

async function cancel(work: UnitOfWork, leaving: Leaving, person: Decider): Promise<void> {
  const { id, deskId, account } = leaving;
  await work.tx.account.update({ where: { id: account.id }, data: { leavesAt: null } });
  await endLeaving(work, leaving, 'cancelled');
  const data = { leavingId: id, accountId: account.id, name: person.name };
  await journal(work, { kind: 'leaving.cancelled', deskId, draftId: null, actor: person.id, data });
  await enqueueForOtherDesks(work, { leavingId: id, deskId, accountId: account.id });
}

/** Reads the standing of a plan, or of the wish to cancel it, and the desk with the policy that counts for it. */
export async function standingOfLeaving(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  leaving: Leaving,
  now: Date,
): Promise<{ readonly desk: Desk; readonly standing: Standing; readonly decisions: readonly Decision[] }> {
  const desk = await deskOfLeaving(work.tx, leaving, now);
  const subject = subjectOfLeaving(work.decisionKey, leaving);
  const decisions = await readDecisions(work, { subject, revision: subject.number, isOwn: true });
  return { desk, decisions, standing: standingBy(decisions, subject, desk, now) };
}

/** Reads the desk that decides about a plan, with the policy that counts for what is asked about it. */
export async function deskOfLeaving(tx: Transaction, leaving: Leaving, now: Date): Promise<Desk> {
  const desk = await readDesk(tx, { id: leaving.deskId }, now);
  if (desk === null) throw new Error(`plan ${leaving.id} has no desk`);
  const { askedPolicy, askedBy, cancel } = leaving;
  const asked =
    cancel === null ? { askedPolicy, authors: [askedBy] } : { askedPolicy: cancel.policy, authors: [cancel.by] };
  return deskAsAsked(tx, desk, asked);
}

/** Lists the approvals by which a plan was agreed; none if any decision on it is not genuine. */
export async function approvalsOf(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  leaving: Leaving,
): Promise<readonly Decision[]> {
  const { id, deskId, fingerprint } = leaving;
  const subject = { kind: 'leaving', id, deskId } as const;
  const decisions = await readDecisions(work, { subject, revision: 1, isOwn: true });
  if (decisions.some(({ isGenuine }) => !isGenuine)) return [];
  return decisions.filter(
    (one) => one.kind === 'approve' && one.withdrawnAt === null && one.fingerprint === fingerprint,
  );
}

/**
 * Tells whether a plan is in force as it was agreed: Tambour wrote its row so, and its approvals are genuine.
 */
export async function isAsAgreed(work: Pick<UnitOfWork, 'tx' | 'decisionKey'>, leaving: Leaving): Promise<boolean> {
  return isAsAsked(work.decisionKey, leaving) && (await approvalsOf(work, leaving)).length > 0;
}
