import { readDesk } from '#desks/desk.ts';
import type { Writing } from '#storage/store.ts';

import type { DoubtDelivery } from './delivery.ts';
import { lastRestore } from './last-restore.ts';
import type { Locked } from './lock-delivery.ts';
import { tellPublishing } from './publishing-notice.ts';
import { readyDelivery } from './ready-delivery.ts';

/**
 * Nothing was sent since the backup: the delivery is what it was in it, free to be stopped, and leaves at its time or
 * after the desk's grace.
 */
export async function leaveAfterLook(w: Writing, { draft, delivery }: Locked<DoubtDelivery>): Promise<void> {
  const restore = await lastRestore(w.tx);
  const now = w.clock.now();
  const desk = await readDesk(w.tx, { id: draft.deskId }, now);
  if (desk === null || restore === null) throw new Error(`draft ${draft.id} has no desk, or was never restored`);
  // From here on nothing older is looked for; and after the restore, so that this look is not made again.
  const lookedAt = now > restore.coversUntil ? now : new Date(restore.coversUntil.getTime() + 1);
  await w.tx.delivery.update({
    where: { id: delivery.id },
    data: { doubtSince: null, sendingSince: lookedAt },
  });
  const publishAt = draft.current.content.window?.publishAt ?? now;
  const afterGrace = new Date(now.getTime() + desk.graceSeconds * 1000);
  const at = publishAt > afterGrace ? publishAt : afterGrace;
  await readyDelivery(w, { draft, delivery }, { at, because: 'absent' });
  const { id: deliveryId, accountId } = delivery;
  await tellPublishing(w, draft, { kind: 'delivery.changed', data: { deliveryId, accountId } });
}
