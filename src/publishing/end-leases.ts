import type { Store } from '#storage/store.ts';

import type { Leases } from './lease-queue.ts';
import { enqueueStepIfAbsent } from './publishing-queue.ts';

/** Has each of these attempts settled that is not answered though its lease has ended: one step each, beside each other. */
export async function endLeases(store: Store, { claims }: Leases): Promise<void> {
  const attempts = new Map(claims.map(({ deliveryId, attempt }) => [deliveryId, attempt]));
  const unanswered = await store.db.delivery.findMany({
    where: { id: { in: [...attempts.keys()] }, state: 'sending' },
    select: { id: true, attempt: true, leaseUntil: true },
  });
  for (const { id: deliveryId, attempt, leaseUntil } of unanswered) {
    if (attempt !== attempts.get(deliveryId)) continue;
    const step = { deliveryId, step: 'settle', attempt, round: 0 } as const;
    // A transaction each, and the sweep's key, as there.
    await store.write((w) => enqueueStepIfAbsent(w, step, leaseUntil ?? w.clock.now()));
  }
}
