import { decideByButton } from '#approvals/decide-by-button.ts';
import type { Decider, DecisionOutcome } from '#approvals/decide.ts';
import { type Decision, readDecisions } from '#approvals/decision.ts';
import { standingBy, turnBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import { deskAsAsked } from '#desks/desk-as-asked.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { ReservePeriod } from '#desks/period.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { cancelPeriod, cancelWishOf, dropCancelWish, lockPeriod, subjectOfPeriod, writePeriodState } from './period.ts';
import { enqueuePeriodNotice } from './period-notice.ts';
import { periodQueue } from './period-queue.ts';

/**
 * Takes a decision on a period, or on the wish to cancel one, and carries it out in this transaction. Refused as
 * `closed` if it does not exist or is over. `number`: what the card asked about.
 */
export async function decidePeriod(
  work: UnitOfWork,
  request: {
    readonly periodId: string;
    /** The desk in whose channel it was pressed: only its own approvers decide. */
    readonly deskId: string;
    readonly number: number;
    readonly person: Decider;
    readonly members: Members;
    readonly kind: 'approve' | 'reject';
  },
): Promise<DecisionOutcome> {
  const { periodId, number, person, members, kind } = request;
  // Claiming a post takes this lock shared: each claim either ends before the period is agreed to, or sees it.
  await work.tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.freeze})`;
  const now = work.clock.now();
  const period = await lockPeriod(work.tx, periodId);
  // The given members are those of the desk where the button was pressed.
  if (period === null || period.deskId !== request.deskId) return { kind: 'refused', why: 'closed' };
  const desk = await deskOfPeriod(work.tx, period, now);
  const subject = subjectOfPeriod(work.decisionKey, period);
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
  if (outcome.kind === 'decided') await follow(work, period, { person, standing: outcome.standing });
  return outcome;
}

async function follow(
  work: UnitOfWork,
  period: ReservePeriod,
  { person, standing }: { readonly person: Decider; readonly standing: Standing },
): Promise<void> {
  const { id: periodId, deskId } = period;
  const isWish = cancelWishOf(period) !== null;
  switch (standing.kind) {
    case 'approved':
      return isWish ? cancel(work, period, person) : agree(work, period, person);
    case 'rejected':
    case 'changesAsked':
      return isWish ? dropCancelWish(work, period) : writePeriodState(work, period, 'refused');
    case 'waiting':
      return enqueuePeriodNotice(work, { kind: 'period.changed', deskId, periodId });
  }
}

/**
 * Puts a period into force. Replaces the period that it changes, and enqueues a job that holds the posts due inside.
 */
async function agree(work: UnitOfWork, period: ReservePeriod, person: Decider): Promise<void> {
  const { id: periodId, deskId, fingerprint, level, fromAt, toAt, replacesId } = period;
  await writePeriodState(work, period, 'agreed');
  const before = replacesId === null ? null : await lockPeriod(work.tx, replacesId);
  if (before?.state === 'agreed') await writePeriodState(work, before, 'replaced');
  const { accountIds, rolePeople } = period;
  const terms = { level, fromAt, toAt, accountIds, rolePeople, replacesId };
  const data = { periodId, fingerprint, ...terms, name: person.name };
  await journal(work, { kind: 'period.agreed', deskId, draftId: null, actor: person.id, data });
  await work.jobs.enqueue(work.tx, periodQueue, { key: `period:${periodId}`, data: { periodId } });
}

async function cancel(work: UnitOfWork, period: ReservePeriod, person: Decider): Promise<void> {
  const { id: periodId, deskId } = period;
  await cancelPeriod(work, period);
  const data = { periodId, name: person.name };
  await journal(work, { kind: 'period.cancelled', deskId, draftId: null, actor: person.id, data });
  await work.jobs.enqueue(work.tx, periodQueue, { key: `period:${periodId}:over`, data: { periodId } });
}

/** The approval status of a period, or of the wish to cancel it, with the desk under the policy that applies. */
export interface PeriodStanding {
  readonly desk: Desk;
  readonly standing: Standing;
  readonly decisions: readonly Decision[];
  /** The desk with the rule of the current step. */
  readonly turn: Desk;
}

/** Reads the approval status of a period, or of the wish to cancel it, for its card. */
export async function standingOfPeriod(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  period: ReservePeriod,
  now: Date,
): Promise<PeriodStanding> {
  const desk = await deskOfPeriod(work.tx, period, now);
  const subject = subjectOfPeriod(work.decisionKey, period);
  const decisions = await readDecisions(work, { subject, revision: subject.number, isOwn: true });
  const standing = standingBy(decisions, subject, desk, now);
  return { desk, decisions, standing, turn: turnBy(decisions, subject, desk, now) };
}

/** Reads the desk that decides about a period, with the policy that applies to the request. */
export async function deskOfPeriod(tx: Transaction, period: ReservePeriod, now: Date): Promise<Desk> {
  const desk = await readDesk(tx, { id: period.deskId }, now);
  if (desk === null) throw new Error(`period ${period.id} has no desk`);
  const wish = cancelWishOf(period);
  const { askedPolicy, askedBy } = period;
  const asked = wish === null ? { askedPolicy, authors: [askedBy] } : { askedPolicy: wish.policy, authors: [wish.by] };
  return deskAsAsked(tx, desk, asked);
}

/** Lists the people whose genuine approvals put a period into force. */
export async function agreedBy(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  { id, deskId, fingerprint }: ReservePeriod,
): Promise<readonly string[]> {
  const subject = { kind: 'period', id, deskId } as const;
  const decisions = await readDecisions(work, { subject, revision: 1, isOwn: true });
  return decisions
    .filter((one) => one.isGenuine && one.kind === 'approve' && one.withdrawnAt === null)
    .filter((one) => one.fingerprint === fingerprint)
    .map(({ person }) => person);
}
