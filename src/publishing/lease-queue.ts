import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { Writing } from '#storage/store.ts';

const claimSchema = z.object({ deliveryId: z.uuid(), attempt: z.number().int() });
const leasesSchema = z.object({ claims: z.array(claimSchema).nonempty() });

/** Attempts that were claimed together, and whose leases end together. */
export type Leases = z.infer<typeof leasesSchema>;

/** Apart from what is to be sent: mostly all were answered long before, and one read tells. */
export const leaseQueue: Queue<Leases> = { name: 'leases', schema: leasesSchema };

/** Has what became of these attempts looked at when their leases end, enqueued with the transaction that claims them. */
export async function enqueueLeases(
  w: Writing,
  claims: readonly z.infer<typeof claimSchema>[],
  leaseUntil: Date,
): Promise<void> {
  const [first, ...others] = claims.map(({ deliveryId, attempt }) => ({ deliveryId, attempt }));
  if (first === undefined) return;
  const key = `leases:${first.deliveryId}:${first.attempt}`;
  await w.jobs.enqueue(w.tx, leaseQueue, { key, data: { claims: [first, ...others] }, startAfter: leaseUntil });
}
