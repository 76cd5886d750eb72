import type { Writing } from '#storage/store.ts';

import type { Locked } from './lock-delivery.ts';
import { tellPublishing } from './publishing-notice.ts';
import { recordMove } from './record-move.ts';
import { wakeNext } from './wake-next.ts';
import type { HeldWhy } from './why.ts';

/** Keeps a delivery until a person says what to do, and tells them, unless they were told why just now. */
export async function holdDelivery(
  w: Writing,
  locked: Locked,
  why: HeldWhy,
  told: 'toBeTold' | 'toldAlready' = 'toBeTold',
): Promise<void> {
  const { draft, delivery } = locked;
  await w.tx.delivery.update({ where: { id: delivery.id }, data: { state: 'held', why, leaseUntil: null } });
  await recordMove(w, locked, { kind: 'held', data: { why } });
  await wakeNext(w, locked.delivery.accountId);
  const { id: deliveryId, accountId, doubtSince } = delivery;
  if (told === 'toldAlready') {
    await tellPublishing(w, draft, { kind: 'delivery.changed', data: { deliveryId, accountId } });
    return;
  }
  const data = { deliveryId, accountId, why, unsure: doubtSince !== null };
  await tellPublishing(w, draft, { kind: 'delivery.held', data });
}
