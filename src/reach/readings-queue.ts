import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { Writing } from '#storage/store.ts';

const orderSchema = z.object({ accountId: z.uuid() });

/** Reads what is due of one account, all together. */
export const readingsQueue: Queue<z.infer<typeof orderSchema>> = { name: 'readings', schema: orderSchema };

/** Has an account read, enqueued with the transaction; nothing happens where it waits for that already. */
export async function orderReading(w: Writing, accountId: string): Promise<void> {
  await w.jobs.enqueueIfAbsent(w.tx, readingsQueue, { key: `account:${accountId}`, data: { accountId } });
}
