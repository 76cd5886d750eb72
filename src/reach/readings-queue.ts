import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { UnitOfWork } from '#storage/store.ts';

const orderSchema = z.object({ accountId: z.uuid() });

/** Jobs that read everything due for one account together. */
export const readingsQueue: Queue<z.infer<typeof orderSchema>> = { name: 'readings', schema: orderSchema };

/** Enqueues the reading of an account, in this transaction; does nothing if one is waiting already. */
export async function orderReading(work: UnitOfWork, accountId: string): Promise<void> {
  await work.jobs.enqueueIfAbsent(work.tx, readingsQueue, { key: `account:${accountId}`, data: { accountId } });
}
