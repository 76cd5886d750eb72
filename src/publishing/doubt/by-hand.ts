import type { Desk } from '#desks/desk.ts';
import { mayApprove, type Members, onDesk } from '#desks/may.ts';
import { contentFor } from '#drafts/content.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { lockDraftAndDesk, readDeskOf } from '#drafts/desk-of-draft.ts';
import type { Draft } from '#drafts/draft.ts';
import { isOfEmergency, readUse } from '#drafts/emergency/use.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import { wordedSoFar } from '#drafts/worded-so-far.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { endPause, isHeldForFault } from '#publishing/accounts.ts';
import { deliveriesOf, type Delivery, isFree, isUnderWay } from '#publishing/delivery.ts';
import { shareFreezeLock } from '#publishing/holding/over-desk.ts';
import { lockDelivery, type Locked } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import { isHeldForPart } from '#publishing/parts.ts';
import { afterHeld } from '#publishing/why.ts';
import { isFreeOfPeriods, isHeldForPeriod } from '#publishing/holding/held-for-period.ts';
import { lastRestore, probeUnlessNewer } from '#publishing/restoring/restore.ts';
import { readyDelivery } from '#publishing/sending/ready.ts';
import { accountAsleep } from '#publishing/stops/account-asleep.ts';
import { answerTo, isOverDesk, isStoppedAt, readStops, type Stopped, whyStoppedByHand } from '#publishing/stops/ask.ts';
import type { StopWhy } from '#publishing/stops/list.ts';

export type RetryOutcome =
  | { readonly kind: 'retried' }
  /** It may be public: Tambour looks for it first, and sends it again only if it surely is not. */
  | { readonly kind: 'looksFirst' }
  /** Its latest time has passed: it is held until an approver sends it with a new one. */
  | { readonly kind: 'late' }
  | Stopped
  /** A reserve period holds it: it waits for its end, for an override or for one approval more. */
  | { readonly kind: 'inPeriod' }
  | { readonly kind: 'nothingToRetry' }
  /** It would continue a series that is partly public, which only an approver may decide. */
  | { readonly kind: 'onlyApprovers' }
  | { readonly kind: 'notAllowed' };

/**
 * Tries a delivery again for its author or anybody on the desk, if it certainly was not published and failed, or is
 * held for its account, an earlier part, a post that was not proved to be ours, the bytes of its video, or a freeze,
 * pause or reserve period that is over. A delivery held for its account may also be in doubt: then Tambour looks first.
 * Resumes a paused account with it; if the network still locks it, it is paused again and people are notified again. A
 * sleeping account stays asleep: sleep is somebody's decision, not a fault.
 */
export async function retryDelivery(
  work: UnitOfWork,
  request: { readonly deliveryId: string; readonly person: string; readonly members: Members },
): Promise<RetryOutcome> {
  const { person } = request;
  const locked = await lockDelivery(work.tx, request.deliveryId);
  if (locked === null) return { kind: 'nothingToRetry' };
  const { draft, delivery } = locked;
  const now = work.clock.now();
  const desk = await readDeskOf(work.tx, draft, now);
  if (draft.author !== person && !onDesk(desk, person, request.members)) return { kind: 'notAllowed' };
  const hasFailed = delivery.state === 'failed' && delivery.doubtSince === null;
  const isForPeriod = isHeldForPeriod(delivery);
  const isForProof = delivery.state === 'held' && delivery.why === 'post_unproven' && delivery.doubtSince === null;
  if (!hasFailed && !mayBeTried(delivery)) return { kind: 'nothingToRetry' };
  // guard: who goes on with a series
  if (
    (isHeldForPart(delivery) || ((hasFailed || isForProof) && delivery.afterId !== null)) &&
    !mayApprove(desk, person, request.members)
  )
    return { kind: 'onlyApprovers' };
  // guard: what sleeps is not tried
  const stopped = await whyNotByHand(work, locked, desk);
  if (stopped !== null) return answerTo(stopped, delivery);
  if (isForPeriod && !(await isFreeOfPeriods(work, locked, desk))) return { kind: 'inPeriod' };
  if (delivery.doubtSince !== null) {
    await endPause(work, delivery.accountId, person);
    await move(work, locked, 'doubt', { why: 'no_answer', lookAt: now });
    return { kind: 'looksFirst' };
  }
  if (now >= delivery.notAfterAt) {
    await move(work, locked, 'hold', { why: 'late' });
    return { kind: 'late' };
  }
  if (isHeldForFault(delivery)) await endPause(work, delivery.accountId, person);
  await readyDelivery(work, locked, { at: now, because: 'retried', actor: person });
  return { kind: 'retried' };
}

async function whyNotByHand(work: UnitOfWork, { draft, delivery }: Locked, desk: Desk): Promise<StopWhy | null> {
  // Before a pause is ended: a claim locks the freeze first and the account second.
  await shareFreezeLock(work.tx);
  const account = desk.accounts.find(({ id }) => id === delivery.accountId);
  const isEmergency = isOfEmergency(await readUse(work, draft.id), draft);
  const now = work.clock.now();
  const stops = await readStops({ work, draft, desk, now });
  return whyStoppedByHand({ post: delivery, account, isEmergency, stops }, now);
}

/**
 * Releases all deliveries of a draft that a freeze or a pause held and that may go now, each as `retryDelivery` does.
 * Deliveries that may be public already, or are held for another reason, stay as they are.
 */
export async function releaseHeld(
  work: UnitOfWork,
  { draftId, ...by }: { readonly draftId: string; readonly person: string; readonly members: Members },
): Promise<RetryOutcome> {
  const outcomes: RetryOutcome[] = [];
  for (const { id: deliveryId } of (await deliveriesOf(work.tx, draftId)).filter(waitsForRelease)) {
    outcomes.push(await retryDelivery(work, { deliveryId, ...by }));
  }
  return outcomes.find(({ kind }) => kind === 'retried') ?? outcomes[0] ?? { kind: 'nothingToRetry' };
}

/** Tells whether somebody may have a held delivery try again: one in doubt only if its account has a fault or slept. Pure. */
function mayBeTried(delivery: Delivery): boolean {
  if (delivery.state !== 'held') return false;
  switch (afterHeld[delivery.why]) {
    case 'repair':
    case 'wake':
      return true;
    case 'letGo':
    case 'tryAgain':
      return delivery.doubtSince === null;
    case 'newTime':
    case 'anew':
    case 'look':
    case 'lookOnly':
      return false;
  }
}

/** Tells whether something that stopped the whole desk holds the delivery, so that somebody has to let it go. Pure. */
export function waitsForRelease(delivery: Delivery): boolean {
  if (delivery.state !== 'held' || delivery.doubtSince !== null) return false;
  return isOverDesk(delivery.why);
}

/**
 * Tells whether somebody put the delivery's account to sleep, so that it waits. `isEmergency`: as read in this
 * transaction; left out if it is only for display.
 */
export function isAsleep({ accounts }: Desk, delivery: Delivery, isEmergency = false): boolean {
  const account = accounts.find(({ id }) => id === delivery.accountId);
  return isStoppedAt(accountAsleep, account, delivery, isEmergency);
}

export type CopyOutcome =
  | { readonly kind: 'copied'; readonly draft: Draft }
  | { readonly kind: 'nothingToCopy' }
  /** A restore may have forgotten that it was sent there: Tambour looks for it first, and nothing was copied. */
  | { readonly kind: 'looksFirst' }
  /** The person has as many open drafts as one may have: nothing was called off. */
  | { readonly kind: 'full'; readonly isCorrection: boolean }
  | { readonly kind: 'notAllowed' };

/**
 * Creates a draft for the accounts that a partly published post did not reach, to be edited and approved like any
 * other. Their old deliveries are called off in the same transaction, so that no account gets both.
 */
export async function copyUnsent(
  work: UnitOfWork,
  request: {
    readonly draftId: string;
    readonly person: string;
    readonly members: Members;
    readonly rules: Rules;
  },
): Promise<CopyOutcome> {
  const { draftId, person, members, rules } = request;
  const { draft, desk } = await lockDraftAndDesk(work, draftId);
  const now = work.clock.now();
  if (draft.author !== person && !onDesk(desk, person, members)) return { kind: 'notAllowed' };
  const unsent = missed(draft, await deliveriesOf(work.tx, draftId));
  if (unsent.length === 0) return { kind: 'nothingToCopy' };
  const restore = await lastRestore(work.tx);
  const sought: boolean[] = [];
  // Nothing tells of a copy, which is a new draft, that it may be public already.
  for (const delivery of unsent) sought.push(await probeUnlessNewer(work, { draft, delivery }, restore));
  if (sought.includes(true)) return { kind: 'looksFirst' };

  const { correctsId } = await work.tx.draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { correctsId: true },
  });
  const room = await takeRoomForDraft(work.tx, { deskId: desk.id, author: person, correctsId });
  if (room === null) return { kind: 'full', isCorrection: correctsId !== null };
  for (const delivery of unsent) {
    await move(work, { draft, delivery }, 'cancel', { why: 'replaced', actor: person });
  }
  const { content } = draft.current;
  const copied = (await wordedSoFar(work, draft)).earlier[draft.current.number - 1];
  const copy = await createDraft(work, {
    room,
    desk,
    author: person,
    rules,
    // A copy of a correction corrects the same.
    ...(correctsId === null ? {} : { correctsId }),
    ...(copied === undefined ? {} : { copied }),
    content: {
      ...contentFor(
        content,
        unsent.map(({ accountId }) => accountId),
      ),
      window: content.window !== null && content.window.publishAt > now ? content.window : null,
    },
  });
  return { kind: 'copied', draft: copy };
}

/**
 * Returns the deliveries that a copy of a partly public draft would take over: those of accounts that it missed. A
 * series that began on an account is never begun there again, even if its start was sent late as a revision of its own.
 */
export function missed({ current }: Pick<Draft, 'current'>, deliveries: readonly Delivery[]): readonly Delivery[] {
  // guard: no copy begins a series anew
  const begun = deliveries.filter(isUnderWay).map(({ accountId }) => accountId);
  const own = deliveries.filter(({ revision }) => revision === current.number);
  if (!own.some(isUnderWay)) return [];
  return own.filter(isLeftBehind).filter(({ accountId }) => !begun.includes(accountId));
}

/** Tells whether a delivery failed or is held, with nothing of it public. For one about to leave there is Stop. */
function isLeftBehind(delivery: Delivery): boolean {
  return isFree(delivery) && delivery.state !== 'ready';
}
