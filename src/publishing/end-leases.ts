import type { Store } from '#storage/store.ts';

import type { Leases } from './lease-queue.ts';
import { enqueueStepIfAbsent } from './publishing-queue.ts';

/** Has each of these attempts settled that is not answered though its lease has ended: one step each, beside each other. */
export async function endLeases(store: Store, leases: readonly Leases[]): Promise<void> {
  const claims = leases.flatMap((together) => together.claims);
  const unanswered = await store.db.delivery.findMany({
    where: { id: { in: claims.map(({ deliveryId }) => deliveryId) }, state: 'sending' },
    select: { id: true, attempt: true, leaseUntil: true },
  });
  for (const { id: deliveryId, attempt, leaseUntil } of unanswered) {
    if (!claims.some((claim) => claim.deliveryId === deliveryId && claim.attempt === attempt)) continue;
    const step = { deliveryId, step: 'settle', attempt, round: 0 } as const;
    // A transaction each, and the sweep's key, as there.
    await store.write((w) => enqueueStepIfAbsent(w, step, leaseUntil ?? w.clock.now()));
  }
}
