import type { Transaction } from '#storage/database.ts';

import { type Delivery, deliveryFromRow } from './delivery.ts';

/** All deliveries of a draft, of earlier revisions too, in the order in which they were planned. */
export async function deliveriesOf(tx: Transaction, draftId: string): Promise<readonly Delivery[]> {
  const rows = await tx.delivery.findMany({
    where: { draftId },
    orderBy: [{ revision: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(deliveryFromRow);
}

/** As `deliveriesOf`, of several drafts in one statement, by draft; a draft without any is left out. */
export async function deliveriesOfEach(
  tx: Transaction,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Delivery[]>> {
  const rows = await tx.delivery.findMany({
    where: { draftId: { in: [...draftIds] } },
    orderBy: [{ revision: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return Map.groupBy(rows.map(deliveryFromRow), ({ draftId }) => draftId);
}
