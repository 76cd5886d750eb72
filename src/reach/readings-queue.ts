import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { UnitOfWork } from '#storage/store.ts';

const jobSchema = z.object({ accountId: z.uuid() });

/** Jobs that read everything due for one account together. */
export const readingsQueue: Queue<z.infer<typeof jobSchema>> = { name: 'readings', schema: jobSchema };

/** Enqueues the reading of an account, in this transaction; does nothing if one is waiting already. */
export async function enqueueReading(work: UnitOfWork, accountId: string): Promise<void> {
  await work.jobs.enqueueIfAbsent(work.tx, readingsQueue, { key: `account:${accountId}`, data: { accountId } });
}
