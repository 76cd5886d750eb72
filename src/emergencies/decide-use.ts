import { decideByButton } from '#approvals/decide-by-button.ts';
import type { Decider, DecisionOutcome } from '#approvals/decide.ts';
import { type Decision, readDecisions } from '#approvals/decision.ts';
import { standingBy, turnBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import { deskAsAsked } from '#desks/desk-as-asked.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueEmergencyNotice } from './emergency-notice.ts';
import { macOfRetrospectiveReview } from './retrospective-review-mac.ts';
import { lockRetrospectiveReview, type RetrospectiveReview, subjectOfUse } from './retrospective-review.ts';

/**
 * Records an ordinary approver's decision on a post that went out by the path, and acts on it in the same transaction:
 * the post is approved afterwards, or has to be corrected. Refuses with `closed` if nobody was asked, or the question
 * is over.
 */
export async function decideUse(
  work: UnitOfWork,
  request: {
    readonly useId: string;
    /** The desk in whose channel it was pressed: only its own approvers decide. */
    readonly deskId: string;
    readonly person: Decider;
    readonly members: Members;
    readonly kind: 'approve' | 'requestChanges';
  },
): Promise<DecisionOutcome> {
  const { useId, deskId, person, members, kind } = request;
  const asked = await lockRetrospectiveReview(work, useId);
  // `members` are those of the desk in whose channel it was pressed.
  if (asked === null || asked.use.deskId !== deskId) return { kind: 'refused', why: 'closed' };
  const desk = await deskOfUse(work.tx, asked, work.clock.now());
  const subject = subjectOfUse(asked);
  const outcome = await decideByButton(work, {
    subject,
    desk,
    decisions: await readDecisions(work, { subject, revision: subject.number, isOwn: asked.use.isGenuine }),
    person,
    members,
    kind,
  });
  if (outcome.kind === 'decided') await follow(work, asked, { person, standing: outcome.standing });
  return outcome;
}

async function follow(
  work: UnitOfWork,
  asked: RetrospectiveReview,
  { person, standing }: { readonly person: Decider; readonly standing: Standing },
): Promise<void> {
  switch (standing.kind) {
    case 'approved':
      return endRetrospectiveReview(work, asked, { state: 'approved', by: person });
    case 'rejected':
    case 'changesAsked':
      await work.tx.retrospectiveReview.update({ where: { useId: asked.use.id }, data: { state: 'toCorrect' } });
      return enqueue(work, asked);
    case 'waiting':
      return enqueue(work, asked);
  }
}

/** Ends the question about a post by the path, and enqueues a redraw of its card. */
export async function endRetrospectiveReview(
  work: UnitOfWork,
  { use }: Pick<RetrospectiveReview, 'use'>,
  {
    state,
    by,
  }: { readonly state: 'approved' | 'corrected'; readonly by: { readonly id: string; readonly name: string } },
): Promise<void> {
  const { id: useId, deskId, draftId } = use;
  const endedAt = work.clock.now();
  const mac = macOfRetrospectiveReview(work.decisionKey, { useId, deskId, state, endedAt });
  await work.tx.retrospectiveReview.update({ where: { useId }, data: { state, endedAt, mac } });
  const data = { useId, state, name: by.name };
  await journal(work, { kind: 'emergency.reviewed', deskId, draftId, actor: by.id, data });
  await enqueue(work, { use });
}

function enqueue(work: UnitOfWork, { use: { id: useId, deskId } }: Pick<RetrospectiveReview, 'use'>): Promise<void> {
  return enqueueEmergencyNotice(work, deskId, { kind: 'emergency.review', data: { useId } });
}

/** Reads the standing of a post by the path, and the desk with the policy that counts for it, for its card. */
export async function standingOfUse(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  asked: RetrospectiveReview,
  now: Date,
): Promise<{
  readonly desk: Desk;
  readonly standing: Standing;
  readonly decisions: readonly Decision[];
  readonly turn: Desk;
}> {
  const desk = await deskOfUse(work.tx, asked, now);
  const subject = subjectOfUse(asked);
  const isOwn = asked.use.isGenuine;
  const decisions = await readDecisions(work, { subject, revision: subject.number, isOwn });
  return {
    desk,
    decisions,
    standing: standingBy(decisions, subject, desk, now),
    turn: turnBy(decisions, subject, desk, now),
  };
}

/** Reads the desk that decides about a post by the path, with the policy that counts for it. */
export async function deskOfUse(tx: Transaction, { use, askedPolicy }: RetrospectiveReview, now: Date): Promise<Desk> {
  const desk = await readDesk(tx, { id: use.deskId }, now);
  if (desk === null) throw new Error(`use ${use.id} has no desk`);
  return deskAsAsked(tx, desk, { askedPolicy, authors: [use.by] });
}
