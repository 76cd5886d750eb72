import { type Members, onDesk } from '#desks/may.ts';
import { readDeskOf } from '#drafts/desk-of-draft.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesOf, type Delivery, isFree } from '#publishing/delivery.ts';
import { lockDelivery } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import { callOffBehind } from '#publishing/parts.ts';
import { isHeldForPeriod } from '#publishing/holding/held-for-period.ts';
import { enqueueMessage } from '#publishing/publishing-notice.ts';
import { stop } from './stop.ts';

export type CallOffOutcome =
  | { readonly kind: 'calledOff' | 'stopped' }
  | { readonly kind: 'nothingHeld' }
  | { readonly kind: 'notAllowed' };

/**
 * Calls off one account's post that a sleep or a reserve period holds. The author or anybody on the desk may do this
 * alone. Posts to other accounts stay approved. If nothing else of the draft is left, the draft is stopped and is back
 * in writing.
 */
export async function callOff(
  work: UnitOfWork,
  request: { readonly deliveryId: string; readonly person: string; readonly members: Members },
): Promise<CallOffOutcome> {
  const { deliveryId, person, members } = request;
  const locked = await lockDelivery(work.tx, deliveryId);
  if (locked === null) return { kind: 'nothingHeld' };
  const { draft, delivery } = locked;
  const desk = await readDeskOf(work.tx, draft, work.clock.now());
  if (draft.author !== person && !onDesk(desk, person, members)) return { kind: 'notAllowed' };
  if (!isHeldForSleep(delivery) && !isHeldForPeriod(delivery)) return { kind: 'nothingHeld' };
  // The later parts of a series go with it: they would answer nothing.
  const isRest = (one: Delivery): boolean =>
    one.accountId === delivery.accountId && one.position > delivery.position && isFree(one);
  const others = (await deliveriesOf(work.tx, draft.id)).filter(
    (one) => one.id !== deliveryId && one.state !== 'cancelled' && !isRest(one),
  );
  if (others.length === 0) {
    await stop(work, { draftId: draft.id, person, members });
    return { kind: 'stopped' };
  }
  await callOffBehind(work, locked, person);
  await move(work, locked, 'cancel', { why: 'stopped', actor: person });
  const data = { deliveryId, accountId: delivery.accountId, person };
  await enqueueMessage(work, draft, { kind: 'delivery.cancelled', data });
  return { kind: 'calledOff' };
}

/** Tells whether a delivery is held because its account sleeps, and surely is not public. */
export function isHeldForSleep(delivery: Delivery): boolean {
  return delivery.state === 'held' && delivery.why === 'account_asleep' && delivery.doubtSince === null;
}
