import { readDelivery } from '#publishing/delivery.ts';
import type { Transaction } from '#storage/database.ts';

/** Returns the id of the delivery that a button is about; null if the draft has no such delivery. */
export async function deliveryOf(tx: Transaction, draftId: string, target: string | null): Promise<string | null> {
  const delivery = target === null ? null : await readDelivery(tx, target);
  return delivery?.draftId === draftId ? delivery.id : null;
}
