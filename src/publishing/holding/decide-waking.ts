import { cancelNext } from '#accounts/plan-sleep.ts';
import { endWaking, lockWaking, subjectOfWaking, type Waking } from '#accounts/waking.ts';
import { enqueueWakingNotice } from '#accounts/waking-notice.ts';
import { decideByButton } from '#approvals/decide-by-button.ts';
import type { Decider, DecisionOutcome } from '#approvals/decide.ts';
import { type Decision, readDecisions } from '#approvals/decision.ts';
import { standingBy, turnBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { deskAsAsked } from '#desks/desk-as-asked.ts';
import { authorsOf } from '#drafts/authors-of.ts';
import { readDrafts } from '#drafts/draft.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { wake } from './sleep.ts';

/**
 * Records a decision on a waking and acts on it in the same transaction: once the approval is complete the account
 * wakes, which releases no post. Refuses with `closed` if there is no such waking, or it is over.
 */
export async function decideWaking(
  work: UnitOfWork,
  request: {
    readonly wakingId: string;
    /** The desk in whose channel it was pressed: only its own approvers decide. */
    readonly deskId: string;
    readonly person: Decider;
    readonly members: Members;
    readonly kind: 'approve' | 'reject';
  },
): Promise<DecisionOutcome> {
  const { wakingId, person, members, kind } = request;
  const now = work.clock.now();
  const waking = await lockWaking(work.tx, wakingId, now);
  // `members` are those of the desk in whose channel it was pressed.
  if (waking === null || waking.deskId !== request.deskId) return { kind: 'refused', why: 'closed' };
  const desk = await deskOfWaking(work.tx, waking, now);
  const subject = subjectOfWaking(work.decisionKey, waking, await waitingAuthors(work.tx, waking, desk));
  const decisions = await readDecisions(work, { subject, revision: subject.number, isOwn: true });
  const outcome = await decideByButton(work, {
    subject,
    desk,
    decisions,
    person,
    members,
    kind,
  });
  if (outcome.kind === 'refused') return outcome;
  await follow(work, waking, { person, standing: outcome.standing });
  return outcome;
}

async function follow(
  work: UnitOfWork,
  waking: Waking,
  { person, standing }: { readonly person: Decider; readonly standing: Standing },
): Promise<void> {
  switch (standing.kind) {
    case 'approved': {
      const wish = { accountId: waking.account.id, by: person, wakingId: waking.id };
      if (!(await wake(work, wish))) await cancelNext(work, wish);
      return endWaking(work, waking, 'woken');
    }
    case 'rejected':
    case 'changesAsked':
      return endWaking(work, waking, 'refused');
    case 'waiting':
      return enqueueWakingNotice(work, { kind: 'waking.changed', deskId: waking.deskId, wakingId: waking.id });
  }
}

/** Reads a waking's standing and decisions, and the desk with the policy that counts for it, for its card. */
export async function standingOfWaking(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  waking: Waking,
  now: Date,
): Promise<{
  readonly desk: Desk;
  readonly standing: Standing;
  readonly decisions: readonly Decision[];
  /** The desk with the rule of the step whose turn it is. */
  readonly turn: Desk;
  /** People whose approval alone does not wake the account, since a post of theirs waits for it. */
  readonly askers: readonly string[];
}> {
  const desk = await deskOfWaking(work.tx, waking, now);
  const subject = subjectOfWaking(work.decisionKey, waking, await waitingAuthors(work.tx, waking, desk));
  const decisions = await readDecisions(work, { subject, revision: subject.number, isOwn: true });
  return {
    desk,
    decisions,
    standing: standingBy(decisions, subject, desk, now),
    turn: turnBy(decisions, subject, desk, now),
    askers: subject.askers,
  };
}

/** Reads the desk that decides about a waking, with the policy that counts for it. */
export async function deskOfWaking(
  tx: Transaction,
  { id, deskId, askedPolicy, askedBy }: Waking,
  now: Date,
): Promise<Desk> {
  const desk = await readDesk(tx, { id: deskId }, now);
  if (desk === null) throw new Error(`waking ${id} has no desk`);
  return deskAsAsked(tx, desk, { askedPolicy, authors: [askedBy] });
}

/** Lists the authors of all posts that wait for the account, on every desk in the same chat. */
async function waitingAuthors(tx: Transaction, { account }: Waking, { platform }: Desk): Promise<readonly string[]> {
  const rows = await tx.delivery.findMany({
    where: { accountId: account.id, state: { in: ['held', 'ready'] }, draft: { desk: { platform } } },
    distinct: ['draftId'],
    select: { draftId: true },
  });
  const drafts = await readDrafts(
    tx,
    rows.map(({ draftId }) => draftId),
  );
  return [...new Set(drafts.flatMap(authorsOf))];
}
