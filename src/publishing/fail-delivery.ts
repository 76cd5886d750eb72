import type { Writing } from '#storage/store.ts';

import type { Locked } from './lock-delivery.ts';
import { tellPublishing } from './publishing-notice.ts';
import { recordMove } from './record-move.ts';
import type { FailedWhy } from './why.ts';

/** The network certainly did not take the post, and will not by itself: says why. */
export async function failDelivery(w: Writing, locked: Locked, why: FailedWhy): Promise<void> {
  const { draft, delivery } = locked;
  const { id: deliveryId, accountId } = delivery;
  await w.tx.delivery.update({ where: { id: deliveryId }, data: { state: 'failed', why, leaseUntil: null } });
  await recordMove(w, locked, { kind: 'failed', data: { why } });
  await tellPublishing(w, draft, { kind: 'delivery.failed', data: { deliveryId, accountId, why } });
}
