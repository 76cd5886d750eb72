import type { Writing } from '#storage/store.ts';

import type { Delivery } from './delivery.ts';
import type { Locked } from './lock-delivery.ts';
import { recordMove } from './record-move.ts';
import { wakeNext } from './wake-next.ts';
import type { CancelledWhy } from './why.ts';

/** Whether a delivery can still be called off: nothing of it has reached a network, or may have. */
export function isFree(delivery: Delivery): boolean {
  switch (delivery.state) {
    case 'ready':
    case 'held':
    case 'failed':
      return delivery.doubtSince === null;
    case 'sending':
    case 'sent':
    case 'doubt':
    case 'cancelled':
    case 'retracting':
    case 'retracted':
      return false;
  }
}

/** Whether a delivery has reached its network, or may have, or is about to. */
export function isUnderWay(delivery: Delivery): boolean {
  return delivery.state !== 'cancelled' && !isFree(delivery);
}

/** Calls off a delivery that is free, or was claimed and not sent. Telling is the caller's: they know of all at once. */
export async function cancelDelivery(w: Writing, locked: Locked, why: CancelledWhy, actor?: string): Promise<void> {
  const { id } = locked.delivery;
  await w.tx.delivery.update({ where: { id }, data: { state: 'cancelled', why, leaseUntil: null } });
  await recordMove(w, locked, { kind: 'cancelled', data: { why }, ...(actor === undefined ? {} : { actor }) });
  await wakeNext(w, locked.delivery.accountId);
}
