import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { Writing } from '#storage/store.ts';

const orderSchema = z.object({ accountId: z.uuid() });

/** Looks through an account's own timeline for posts that Tambour did not make. */
export const watchQueue: Queue<z.infer<typeof orderSchema>> = { name: 'watch', schema: orderSchema };

/** Has an account looked through, enqueued with the transaction; nothing happens where it waits for that already. */
export async function orderWatch(w: Writing, accountId: string): Promise<void> {
  await w.jobs.enqueueIfAbsent(w.tx, watchQueue, { key: `watch:${accountId}`, data: { accountId } });
}
