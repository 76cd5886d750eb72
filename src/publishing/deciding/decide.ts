import { decide, type DecisionOutcome, type DecisionRequest } from '#approvals/decide.ts';
import type { Decision } from '#approvals/decision.ts';
import { standingBy } from '#approvals/standing-by.ts';
import { withdraw, type Withdrawal, type WithdrawOutcome } from '#approvals/withdraw.ts';
import { decisionsOn, standingKnowing, standingOfDraft } from '#drafts/decisions-on.ts';
import { readDeskOf } from '#drafts/desk-of-draft.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { type Draft, type DraftState, lockDraft } from '#drafts/draft.ts';
import { sufficientByUse } from '#drafts/emergency/standing-of-use.ts';
import { readDraftOrigin } from '#drafts/draft-origin.ts';
import { subjectOfDraft } from '#drafts/subject-of-draft.ts';
import { withVouchedAuthors } from '#drafts/vouched.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesOf, type Delivery, isFree, isUnderWay } from '#publishing/delivery.ts';
import { move } from '#publishing/move.ts';
import { isHeldForPeriod } from '#publishing/holding/held-for-period.ts';
import { type Approved, hasRoomFor, planDeliveries } from '#publishing/plan.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { isFromBackup, lastRestore } from '#publishing/restoring/restore.ts';
import { holdUnproven } from '#publishing/restoring/unproven.ts';
import type { CancelledWhy } from '#publishing/why.ts';

/**
 * Records a decision and acts on it in the same transaction: a complete approval plans deliveries with their keys and
 * jobs; a rejection or a request for changes calls off what has not left yet. Reads the desk afresh. With `deps`, what
 * is due leaves from this process on commit; null leaves it to the job engine, wherever that runs. Refuses with
 * `closed` if there is no such draft, or nothing left to decide, and a ✅ on a draft from a restored backup.
 */
export async function decideAndPlan(
  work: UnitOfWork,
  deps: PublishingDeps | null,
  request: DecisionRequest & {
    readonly draftId: string;
    /** True if this transaction has already found room among the scheduled posts. */
    readonly hasRoom?: true;
  },
): Promise<DecisionOutcome> {
  const { draftId, hasRoom: isRoomKnown = false, ...decision } = request;
  const locked = await lockDraft(work.tx, draftId);
  if (locked === null) return { kind: 'refused', why: 'closed' };
  // It may be an old one, read again: what became of it since the backup is forgotten. A button is pressed now, and an
  // old ❌ only stops what may go out.
  const isReaction = decision.via === 'reaction' && decision.kind === 'approve';
  // guard: no reaction of before a restore decides
  if (isReaction && isFromBackup(await lastRestore(work.tx), locked.createdAt)) {
    return { kind: 'refused', why: 'reactions_off' };
  }
  const current = await readDecided(work, locked);
  const decided = { ...current, draft: await withVouchedAuthors(work, current.draft) };
  const { draft, desk, decisions, use } = decided;
  const subject = subjectOfDraft(draft, desk);
  const hasRoom =
    isRoomKnown || decision.kind !== 'approve' || draft.state === 'approved' || (await hasRoomFor(work, draft));
  // If one approval is enough anyway, it does not matter whose.
  const asksForMore = desk.approvalsNeeded > 1 || desk.steps !== null;
  // Only for an emergency's post that was written without a template.
  const suffices = use !== null && asksForMore ? await sufficientByUse(work, { use, draft, desk }) : [];
  const known = { subject, desk, decisions, isOver: isOver(decided), hasRoom, suffices };
  const outcome = await decide(work, { ...decision, ...known });
  // The post was held because somebody had lost the right to approve it; they have it again, and approve again.
  const isComplete = outcome.kind === 'repeated' && draft.state === 'asked' && outcome.standing.kind === 'approved';
  if (outcome.kind === 'decided' || isComplete) await follow(work, deps, { ...decided, standing: outcome.standing });
  return outcome;
}

/** A locked draft to decide about, with what this transaction has read about it. */
type DecidedDraft = Omit<Approved, 'standing'> & { readonly decisions: readonly Decision[] };

/**
 * Reads what a decision depends on. Holds a draft that is about to leave on decisions that Tambour did not write: the
 * draft may have been changed by hand as well. It is planned anew, with its times and grace, once enough people decide.
 */
async function readDecided(work: UnitOfWork, draft: Draft): Promise<DecidedDraft> {
  const now = work.clock.now();
  // In parallel: the draft is locked already, and each is a plain statement, which Prisma need not compile.
  const [desk, deliveries, decisions, origin] = await Promise.all([
    readDeskOf(work.tx, draft, now),
    deliveriesOf(work.tx, draft.id),
    decisionsOn(work, draft),
    readDraftOrigin(work, draft.id),
  ]);
  const decided = { draft, desk, deliveries, decisions, ...origin };
  if (draft.state !== 'approved' || isOver(decided)) return decided;
  const standing = standingBy(decisions, subjectOfDraft(draft, desk), desk, now);
  if (standing.kind !== 'waiting' || standing.isUnproven !== true) return decided;
  await holdUnproven(work, draft);
  return readDecided(work, { ...draft, state: 'asked' });
}

/**
 * Re-evaluates the decisions on a draft after a change of what it needs, such as the desk's policy: plans it if it has
 * enough approvals now, and holds it if it has too few, so that people hear before it is due. Redraws its cards.
 */
export async function decideDraftAnew(work: UnitOfWork, deps: PublishingDeps | null, draftId: string): Promise<void> {
  const locked = await lockDraft(work.tx, draftId);
  if (locked === null || (locked.state !== 'asked' && locked.state !== 'approved')) return;
  const decided = await readDecided(work, locked);
  const { draft, deliveries } = decided;
  const standing = await standingKnowing(work, { ...decided, members: null }, work.clock.now());
  // The end of a reserve period that asked for more approvals releases nothing by itself.
  const waitsForPeriod = deliveries.some(isHeldForPeriod);
  // guard: what suffices now is planned
  if (draft.state === 'asked' && standing.kind === 'approved' && !waitsForPeriod) {
    if (await hasRoomFor(work, draft)) await follow(work, deps, { ...decided, standing });
  } else if (draft.state === 'approved' && standing.kind === 'waiting') {
    const ready = deliveries.filter(({ state }) => state === 'ready');
    for (const delivery of ready) await move(work, { draft, delivery }, 'hold', { why: 'approval_lapsed' });
    if (ready.length > 0) await setState(work, draft, 'asked');
  }
  await enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} });
}

/** Re-evaluates every waiting draft of a desk, as `decideDraftAnew`, each in its own transaction. */
export async function decideAllAnew(deps: PublishingDeps, deskId: string): Promise<void> {
  const { store } = deps;
  const waiting = await store.db.draft.findMany({
    where: {
      deskId,
      OR: [{ state: 'asked' }, { state: 'approved', deliveries: { some: { state: 'ready' } } }],
    },
    select: { id: true },
    orderBy: { number: 'asc' },
  });
  for (const { id } of waiting) await store.write((work) => decideDraftAnew(work, deps, id));
}

/** Tells whether everything that was approved has left, so that no decision can change it. */
function isOver({ draft, deliveries }: Pick<DecidedDraft, 'draft' | 'deliveries'>): boolean {
  return draft.state === 'approved' && !deliveries.some(isFree);
}

async function follow(work: UnitOfWork, deps: PublishingDeps | null, decided: Approved): Promise<void> {
  const { draft, standing, deliveries } = decided;
  switch (standing.kind) {
    case 'approved':
      // Already planned: this is one approval more than needed.
      if (draft.state === 'approved') return;
      // In parallel: the plan does not read the row.
      await Promise.all([
        setState(work, draft, 'approved'),
        planDeliveries(work, deps, { ...decided, draft: { ...draft, state: 'approved' } }),
      ]);
      return;
    case 'rejected':
      await callOff(work, { draft, deliveries }, 'rejected');
      return setState(work, draft, 'rejected');
    case 'changesAsked':
      await callOff(work, { draft, deliveries }, 'changes_asked');
      return setState(work, draft, 'asked');
    case 'waiting':
      return;
  }
}

async function callOff(
  work: UnitOfWork,
  { draft, deliveries }: Pick<Approved, 'draft' | 'deliveries'>,
  why: CancelledWhy,
): Promise<void> {
  for (const delivery of deliveries.filter(isFree)) await move(work, { draft, delivery }, 'cancel', { why });
}

async function setState(work: UnitOfWork, draft: Draft, state: DraftState): Promise<void> {
  if (draft.state === state) return;
  await work.tx.$executeRaw`
    UPDATE "Draft" SET "state" = ${state}::"DraftState", "changedAt" = ${work.clock.now()}
    WHERE "id" = ${draft.id}::uuid`;
}

/** Tells whether all that was not called off is public, or was. */
function isAllPublic(deliveries: readonly Delivery[]): boolean {
  const left = deliveries.filter(({ state }) => state !== 'cancelled');
  return left.length > 0 && left.every(({ state }) => ['sent', 'retracting', 'retracted'].includes(state));
}

/** Tells whether a person's approval of that revision stands by their ✅. */
function isGiven(decisions: readonly Decision[], { person, revision }: Withdrawal): boolean {
  return decisions.some(
    (one) =>
      one.person === person &&
      one.revision === revision &&
      one.kind === 'approve' &&
      one.via === 'reaction' &&
      one.withdrawnAt === null,
  );
}

export type WithdrawAndCallOffOutcome =
  | (Extract<WithdrawOutcome, { readonly kind: 'withdrawn' }> & {
      readonly calledOff: readonly Delivery[];
      /** Deliveries for which it is too late: they can only be retracted. */
      readonly underWay: readonly Delivery[];
    })
  /** All of it has left, so nothing is taken back: it counted, and what is public can only be retracted. */
  | { readonly kind: 'tooLate' }
  | { readonly kind: 'nothing' };

/** Takes back an approval whose ✅ was removed, and calls off what was not yet being sent if it no longer suffices. */
export async function withdrawAndCallOff(
  work: UnitOfWork,
  request: Withdrawal & { readonly draftId: string },
): Promise<WithdrawAndCallOffOutcome> {
  const { draftId, ...withdrawal } = request;
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) return { kind: 'nothing' };
  const desk = await readDeskOf(work.tx, draft, work.clock.now());
  const deliveries = await deliveriesOf(work.tx, draftId);
  const subject = subjectOfDraft(draft, desk);
  const decisions = await decisionsOn(work, draft);
  // What is public counted: it can only be retracted. While one is on its way, it may yet have to be sent again.
  if (draft.state === 'approved' && isAllPublic(deliveries) && isGiven(decisions, withdrawal)) {
    return { kind: 'tooLate' };
  }
  const outcome = await withdraw(work, { ...withdrawal, subject, desk, decisions });
  if (outcome.kind === 'nothing') return outcome;
  const underWay = deliveries.filter(isUnderWay);
  // A draft approved by the emergency path did not need this approval.
  const isApproved = (await standingOfDraft(work, draft, desk, work.clock.now())).kind === 'approved';
  if (isApproved || draft.state !== 'approved') {
    return { ...outcome, calledOff: [], underWay };
  }
  const calledOff = deliveries.filter(isFree);
  const cancelled = { why: 'withdrawn', actor: withdrawal.person } as const;
  for (const delivery of calledOff) await move(work, { draft, delivery }, 'cancel', cancelled);
  // If everything has left, the draft stays approved, as it was when it was sent.
  if (calledOff.length > 0 || underWay.length === 0) {
    await work.tx.draft.update({ where: { id: draftId }, data: { state: 'asked', changedAt: work.clock.now() } });
  }
  return { ...outcome, calledOff, underWay };
}
