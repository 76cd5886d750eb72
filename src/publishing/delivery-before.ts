import type { Transaction } from '#storage/database.ts';

import { type Delivery, deliveryFromRow, type DeliveryCorrection } from './delivery.ts';

/** What had made a post what it was before a correction of it: the last edit with a smaller number, or its publication. */
export async function deliveryBefore(
  tx: Transaction,
  { correctsId, number }: Pick<DeliveryCorrection, 'correctsId' | 'number'>,
): Promise<Delivery> {
  const edited = await tx.delivery.findFirst({
    where: { correctsId, way: 'edit', state: 'sent', correctionNumber: { lt: number } },
    orderBy: { correctionNumber: 'desc' },
  });
  return deliveryFromRow(edited ?? (await tx.delivery.findUniqueOrThrow({ where: { id: correctsId } })));
}
