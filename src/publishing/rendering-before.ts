import type { Rules } from '#drafts/renderings-of.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';

import type { DeliveryCorrection } from './delivery.ts';
import { deliveryBefore } from './delivery-before.ts';
import { renderingOfDelivery } from './rendering-of-delivery.ts';

/** What the post that a delivery corrects was, as far as Tambour knows: as sent, or as the last correction left it. */
export async function renderingBefore(
  tx: Transaction,
  correction: Pick<DeliveryCorrection, 'correctsId' | 'number'>,
  rules: Rules,
  now: Date,
): Promise<Rendering> {
  return (await renderingOfDelivery(tx, await deliveryBefore(tx, correction), rules, now)).rendering;
}
