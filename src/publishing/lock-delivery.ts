import { type Draft, lockDraftOf, shareDraftOf } from '#drafts/draft.ts';
import type { Transaction } from '#storage/database.ts';
import type { Delivery as DeliveryRow } from '#storage/generated/client.ts';

import { type Delivery, deliveryFromRow, readDelivery, readLockedDelivery } from './delivery.ts';

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

/**
 * Locks, and reads, at most so many others of the draft's approved revision that are due as well: those that nobody else
 * has locked. For whoever holds the draft by `lockDeliveryAlone`.
 */
export async function lockDueWith(
  tx: Transaction,
  { delivery }: Locked,
  now: Date,
  most: number,
): Promise<readonly Delivery[]> {
  if (most <= 0) return [];
  const { id, draftId, revision } = delivery;
  const rows = await tx.$queryRaw<DeliveryRow[]>`
    SELECT * FROM "Delivery"
    WHERE "draftId" = ${draftId}::uuid AND "revision" = ${revision} AND "id" <> ${id}::uuid
      AND "state" = 'ready' AND "dueAt" <= ${now}
    ORDER BY "id" LIMIT ${most} FOR UPDATE SKIP LOCKED`;
  return rows.map(deliveryFromRow);
}
