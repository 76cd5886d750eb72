import { type Draft, lockDraftOf, shareDraftOf } from '#drafts/draft.ts';
import type { Transaction } from '#storage/database.ts';

import { type Delivery, readDelivery, readLockedDelivery } from './delivery.ts';

/** A delivery of a draft that this transaction has locked. */
export interface Locked<D extends Delivery = Delivery> {
  readonly draft: Draft;
  readonly delivery: D;
}

/** Locks the delivery's draft, then reads both; null where there is no such delivery. */
export async function lockDelivery(tx: Transaction, deliveryId: string): Promise<Locked | null> {
  const draft = await lockDraftOf(tx, deliveryId);
  if (draft === null) return null;
  const delivery = await readDelivery(tx, deliveryId);
  if (delivery === null) throw new Error(`delivery ${deliveryId} is gone`);
  return { draft, delivery };
}

/**
 * As `lockDelivery`, but the draft is only kept from changing: the deliveries of one draft need not wait for each other.
 * The transaction may change the delivery, and not the draft.
 */
export async function lockDeliveryAlone(tx: Transaction, deliveryId: string): Promise<Locked | null> {
  const draft = await shareDraftOf(tx, deliveryId);
  if (draft === null) return null;
  const delivery = await readLockedDelivery(tx, deliveryId);
  if (delivery === null) throw new Error(`delivery ${deliveryId} is gone`);
  return { draft, delivery };
}
