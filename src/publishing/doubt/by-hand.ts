import type { Desk } from '#desks/desk.ts';
import { mayApprove, type Members, onDesk } from '#desks/may.ts';
import { contentFor } from '#drafts/content.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { lockDraftAndDesk, readDeskOf } from '#drafts/desk-of-draft.ts';
import type { Draft } from '#drafts/draft.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import { wordedSoFar } from '#drafts/worded-so-far.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { endPause, isHeldForFault } from '#publishing/accounts.ts';
import { deliveriesOf, type Delivery, isFree, isUnderWay } from '#publishing/delivery.ts';
import { sharedFreezeOf } from '#publishing/holding/freeze.ts';
import { isSilent } from '#publishing/gate.ts';
import { isOfEmergency } from '#publishing/holding/is-of-emergency.ts';
import { lockDelivery } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import { isHeldForPart } from '#publishing/parts.ts';
import { isFreeOfPeriods, isHeldForPeriod } from '#publishing/holding/period-let-go.ts';
import { pauseFor } from '#publishing/holding/pause.ts';
import { readyDelivery } from '#publishing/sending/ready.ts';

type RetryOutcome =
  | { readonly kind: 'retried' }
  /** It may be public: Tambour looks for it first, and sent again only if it surely is not. */
  | { readonly kind: 'looksFirst' }
  /** Its last moment has passed: it is held until an approver sends it with a new one. */
  | { readonly kind: 'late' }
  /** Nothing leaves until the desk, or everything, is thawed. */
  | { readonly kind: 'frozen' }
  /** Routine posts wait for an emergency, until an approver ends the pause. */
  | { readonly kind: 'paused' }
  /** Somebody put its account to sleep: nothing leaves until somebody wakes it. */
  | { readonly kind: 'asleep' }
  /** A reserve period holds it: it waits for its end, for an override or for one approval more. */
  | { readonly kind: 'inPeriod' }
  | { readonly kind: 'nothingToRetry' }
  /** It goes on with a series of which some is public, which only an approver decides. */
  | { readonly kind: 'onlyApprovers' }
  | { readonly kind: 'notAllowed' };

/**
 * Tries a delivery again for its author or anybody on the desk: one that failed, or that is held because of its account,
 * for the bytes of its video, or because of a freeze or a reserve period that is over, and certainly was not published. If its account is the reason, also one that may have
 * been published. A paused account is tried with it; if it is still locked, it is paused again and that is told again.
 * An account that was put to sleep is not woken by that: it was somebody's decision, and no fault.
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
  const isFreeToTry =
    hasFailed || waitsForLetGo(delivery) || isForPeriod || isHeldForPart(delivery) || isHeldForRecording(delivery);
  const isHeldForSleep = delivery.state === 'held' && delivery.why === 'account_asleep';
  if (!isFreeToTry && !isHeldForSleep && !isHeldForFault(delivery)) return { kind: 'nothingToRetry' };
  // guard: who goes on with a series
  if (
    (isHeldForPart(delivery) || (hasFailed && delivery.afterId !== null)) &&
    !mayApprove(desk, person, request.members)
  )
    return { kind: 'onlyApprovers' };
  // guard: what sleeps is not tried
  if (isAsleep(desk, delivery, await isOfEmergency(work.tx, draft.id))) return { kind: 'asleep' };
  // Before a pause is ended: whoever claims takes the freeze's lock first and the account's second.
  if ((await sharedFreezeOf(work.tx, draft)) !== null) return { kind: 'frozen' };
  if (isForPeriod && !(await isFreeOfPeriods(work, locked, desk))) return { kind: 'inPeriod' };
  if ((await pauseFor(work, locked)) !== null) return { kind: 'paused' };
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

/**
 * Lets go all of a post that a freeze or a pause held and that may go now, as `retryDelivery` does for one account. What may be
 * public already, and what another reason holds, stays as it is.
 */
export async function letGo(
  work: UnitOfWork,
  { draftId, ...by }: { readonly draftId: string; readonly person: string; readonly members: Members },
): Promise<RetryOutcome> {
  const outcomes: RetryOutcome[] = [];
  for (const { id: deliveryId } of (await deliveriesOf(work.tx, draftId)).filter(waitsForLetGo)) {
    outcomes.push(await retryDelivery(work, { deliveryId, ...by }));
  }
  return outcomes.find(({ kind }) => kind === 'retried') ?? outcomes[0] ?? { kind: 'nothingToRetry' };
}

/** Tells whether the delivery waits for the bytes of its video, and nothing of it is public. */
function isHeldForRecording(delivery: Delivery): boolean {
  return delivery.state === 'held' && delivery.doubtSince === null && delivery.why === 'recording_missing';
}

/**
 * Tells whether a freeze, or the pause for an emergency, holds the delivery, and nothing of it is public: it waits for
 * somebody to let it go.
 */
export function waitsForLetGo(delivery: Delivery): boolean {
  if (delivery.state !== 'held' || delivery.doubtSince !== null) return false;
  return delivery.why === 'frozen' || delivery.why === 'emergency_pause';
}

/**
 * Tells whether somebody put the delivery's account to sleep, so that it waits. `isEmergency`: as the transaction has read;
 * left out where it is only shown.
 */
export function isAsleep({ accounts }: Desk, delivery: Delivery, isEmergency = false): boolean {
  const account = accounts.find(({ id }) => id === delivery.accountId);
  return account !== undefined && isSilent(account, delivery, isEmergency);
}

export type CopyOutcome =
  | { readonly kind: 'copied'; readonly draft: Draft }
  | { readonly kind: 'nothingToCopy' }
  /** The person has as many open drafts as one may have: nothing was called off. */
  | { readonly kind: 'full'; readonly isCorrection: boolean }
  | { readonly kind: 'notAllowed' };

/**
 * Makes a draft of its own for the accounts that a partly published post did not reach, to be edited and approved like
 * any other. They are called off in the same transaction, so that none of them gets both.
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
 * Returns the deliveries that a copy would take over, where some of a draft is public: those of accounts that it missed.
 * What a series began on an account no copy begins there again, also where that was sent late as a version of its own.
 */
export function missed({ current }: Pick<Draft, 'current'>, deliveries: readonly Delivery[]): readonly Delivery[] {
  // guard: no copy begins a series anew
  const begun = deliveries.filter(isUnderWay).map(({ accountId }) => accountId);
  const own = deliveries.filter(({ revision }) => revision === current.number);
  if (!own.some(isUnderWay)) return [];
  return own.filter(isLeftBehind).filter(({ accountId }) => !begun.includes(accountId));
}

/** Tells whether a delivery failed or is held, with nothing of it public; one that is about to leave is Stop's. */
function isLeftBehind(delivery: Delivery): boolean {
  return isFree(delivery) && delivery.state !== 'ready';
}
