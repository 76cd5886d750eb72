import type { Rules } from '#drafts/renderings-of.ts';
import type { Rendering } from '#networks/network.ts';
import type { Transaction } from '#storage/database.ts';

import { deliveryFromRow, type DeliveryCorrection } from './delivery.ts';
import { renderingOfDelivery } from './rendering-of-delivery.ts';

/** What the post that a delivery corrects was, as far as Tambour knows: as sent, or as the last correction left it. */
export async function renderingBefore(
  tx: Transaction,
  { correctsId, number }: Pick<DeliveryCorrection, 'correctsId' | 'number'>,
  rules: Rules,
  now: Date,
): Promise<Rendering> {
  const edited = await tx.delivery.findFirst({
    where: { correctsId, way: 'edit', state: 'sent', correctionNumber: { lt: number } },
    orderBy: { correctionNumber: 'desc' },
  });
  const row = edited ?? (await tx.delivery.findUniqueOrThrow({ where: { id: correctsId } }));
  return (await renderingOfDelivery(tx, deliveryFromRow(row), rules, now)).rendering;
}
