import type { Writing } from '#storage/store.ts';

import type { Locked } from './lock-delivery.ts';
import { tellPublishing } from './publishing-notice.ts';
import { enqueueStep } from './publishing-queue.ts';
import { recordMove } from './record-move.ts';

/** Has a public post deleted, as a person wants it. Who may is the caller's to ask. */
export async function beginRetract(
  w: Writing,
  locked: Locked,
  { person, reason }: { readonly person: string; readonly reason: string },
): Promise<void> {
  const { draft, delivery } = locked;
  const { id, accountId, attempt } = delivery;
  const now = w.clock.now();
  await w.tx.delivery.update({
    where: { id },
    data: { state: 'retracting', retractedBy: person, retractWhy: reason, dueAt: now, settleChecks: 0, why: null },
  });
  await enqueueStep(w, { deliveryId: id, step: 'retract', attempt, round: 1 }, now);
  await recordMove(w, locked, { kind: 'retractAsked', data: { reason }, actor: person });
  await tellPublishing(w, draft, { kind: 'delivery.changed', data: { deliveryId: id, accountId } });
}
