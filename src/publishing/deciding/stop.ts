import { type Members, onDesk } from '#desks/may.ts';
import { cancelDraft, type CancelOutcome, type CancelRequest } from '#drafts/cancel-draft.ts';
import { takeBackDecisionsOn } from '#drafts/decisions-on.ts';
import { lockDraftAndDesk } from '#drafts/desk-of-draft.ts';
import { type Draft, lockDraft } from '#drafts/draft.ts';
import { reviseDraft, type ReviseOutcome, type RevisionRequest } from '#drafts/revise-draft.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesOf, type Delivery, isFree, isUnderWay } from '#publishing/delivery.ts';
import { move } from '#publishing/move.ts';
import { enqueueMessage } from '#publishing/publishing-notice.ts';

export type StopOutcome =
  | { readonly kind: 'stopped'; readonly stopped: readonly Delivery[]; readonly underWay: readonly Delivery[] }
  | { readonly kind: 'nothingToStop'; readonly underWay: readonly Delivery[] }
  | { readonly kind: 'notAllowed' };

/**
 * Calls off what has not left yet, puts the draft back in writing and takes its approvals back. Returns also what was
 * already on its way. The author and everybody on the desk may do this alone.
 */
export async function stop(
  work: UnitOfWork,
  request: { readonly draftId: string; readonly person: string; readonly members: Members },
): Promise<StopOutcome> {
  const { draftId, person, members } = request;
  const { draft, desk } = await lockDraftAndDesk(work, draftId);
  // guard: everybody on the desk stops
  if (draft.author !== person && !onDesk(desk, person, members)) return { kind: 'notAllowed' };
  const deliveries = await deliveriesOf(work.tx, draftId);
  const stopped = deliveries.filter(isFree);
  const underWay = deliveries.filter(isUnderWay);
  if (stopped.length === 0) return { kind: 'nothingToStop', underWay };
  await callOffAll(work, draft, { person, free: stopped, underWay });
  return { kind: 'stopped', stopped, underWay };
}

/** Calls these deliveries of a draft off, puts it back in writing, and takes its approvals back. */
export async function callOffAll(
  work: UnitOfWork,
  draft: Draft,
  {
    person,
    free,
    underWay,
  }: { readonly person: string; readonly free: readonly Delivery[]; readonly underWay: readonly Delivery[] },
): Promise<void> {
  for (const delivery of free) await move(work, { draft, delivery }, 'cancel', { why: 'stopped', actor: person });
  await takeBackApproval(work, draft);
  const data = {
    person,
    stopped: free.map(({ accountId }) => accountId),
    underWay: underWay.map(({ accountId }) => accountId),
  };
  await journal(work, { kind: 'draft.stopped', deskId: draft.deskId, draftId: draft.id, actor: person, data });
  await enqueueMessage(work, draft, { kind: 'draft.stopped', data });
}

async function takeBackApproval(work: UnitOfWork, draft: Draft): Promise<void> {
  await takeBackDecisionsOn(work, draft);
  await work.tx.draft.update({ where: { id: draft.id }, data: { state: 'writing', changedAt: work.clock.now() } });
}

type FreeOutcome =
  | { readonly kind: 'free'; readonly cancelled: number }
  /** On its way, public, or in doubt: nothing was called off. */
  | { readonly kind: 'underWay'; readonly deliveries: readonly Delivery[] };

/**
 * Calls off what the draft still has to send, because it is edited or cancelled in the same transaction. Call it only
 * once that has succeeded, as `reviseWhenFree` and `cancelWhenFree` do, or roll back.
 */
export async function freeDraft(work: UnitOfWork, draftId: string): Promise<FreeOutcome> {
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) throw new Error(`no draft ${draftId}`);
  const deliveries = await deliveriesOf(work.tx, draftId);
  const underWay = deliveries.filter(isUnderWay);
  if (underWay.length > 0) return { kind: 'underWay', deliveries: underWay };
  const free = deliveries.filter(isFree);
  for (const delivery of free) await move(work, { draft, delivery }, 'cancel', { why: 'freed' });
  return { kind: 'free', cancelled: free.length };
}

type CancelWhenFreeOutcome = CancelOutcome | { readonly kind: 'underWay'; readonly deliveries: readonly Delivery[] };

/**
 * Cancels the draft as `cancelDraft` does, if nothing is under way; what was still to be sent is called off with it.
 */
export async function cancelWhenFree(work: UnitOfWork, request: CancelRequest): Promise<CancelWhenFreeOutcome> {
  await lockDraft(work.tx, request.draftId);
  const underWay = (await deliveriesOf(work.tx, request.draftId)).filter(isUnderWay);
  if (underWay.length > 0) return { kind: 'underWay', deliveries: underWay };
  const outcome = await cancelDraft(work, request);
  if (outcome.kind === 'cancelled') await freeDraft(work, request.draftId);
  return outcome;
}

export type ReviseWhenFreeOutcome =
  | ReviseOutcome
  | { readonly kind: 'underWay'; readonly deliveries: readonly Delivery[] };

/**
 * Revises the draft as `reviseDraft` does, if nothing is under way; what was still to be sent is called off only if a
 * revision was made.
 */
export async function reviseWhenFree(work: UnitOfWork, request: RevisionRequest): Promise<ReviseWhenFreeOutcome> {
  await lockDraft(work.tx, request.draftId);
  const underWay = (await deliveriesOf(work.tx, request.draftId)).filter(isUnderWay);
  if (underWay.length > 0) return { kind: 'underWay', deliveries: underWay };
  const outcome = await reviseDraft(work, request);
  if (outcome.kind === 'revised') await freeDraft(work, request.draftId);
  return outcome;
}
