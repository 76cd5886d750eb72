import { type Draft, lockDraft } from '#drafts/draft.ts';
import type { Transaction } from '#storage/database.ts';

import { type Delivery, readDelivery } from './delivery.ts';

/** A delivery of a draft that this transaction has locked. */
export interface Locked<D extends Delivery = Delivery> {
  readonly draft: Draft;
  readonly delivery: D;
}

/** Locks the delivery's draft, then reads both; null where there is no such delivery. */
export async function lockDelivery(tx: Transaction, deliveryId: string): Promise<Locked | null> {
  const before = await readDelivery(tx, deliveryId);
  if (before === null) return null;
  const draft = await lockDraft(tx, before.draftId);
  const delivery = await readDelivery(tx, deliveryId);
  if (draft === null || delivery === null) throw new Error(`delivery ${deliveryId} has lost its draft or itself`);
  return { draft, delivery };
}
