import type { Writing } from '#storage/store.ts';

import type { Locked } from './lock-delivery.ts';
import { tellPublishing } from './publishing-notice.ts';
import { enqueueStep } from './publishing-queue.ts';
import { recordMove } from './record-move.ts';
import type { WhyInDoubt } from './why.ts';

/**
 * The request may have left and no certain answer came. Told once per delivery; looked for at `lookAt`, when the
 * quarantine is over.
 */
export async function enterDoubt(
  w: Writing,
  locked: Locked,
  doubt: { readonly why: WhyInDoubt; readonly lookAt: Date },
): Promise<void> {
  const { draft, delivery } = locked;
  const { id: deliveryId, accountId, attempt } = delivery;
  const { why, lookAt } = doubt;
  await w.tx.delivery.update({
    where: { id: deliveryId },
    data: {
      state: 'doubt',
      why,
      dueAt: lookAt,
      leaseUntil: null,
      settleChecks: 0,
      absentLooks: 0,
      doubtSince: delivery.doubtSince ?? w.clock.now(),
    },
  });
  await enqueueStep(w, { deliveryId, step: 'settle', attempt, round: 1 }, lookAt);
  await recordMove(w, locked, { kind: 'doubt', data: { why } });
  if (delivery.doubtSince === null) {
    await tellPublishing(w, draft, { kind: 'delivery.doubt', data: { deliveryId, accountId, why } });
  }
}
