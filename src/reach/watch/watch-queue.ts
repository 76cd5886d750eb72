import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { UnitOfWork } from '#storage/store.ts';

const jobSchema = z.object({ accountId: z.uuid() });
const duplicateSchema = z.object({ foreignId: z.uuid() });

/** Jobs that look through an account's own timeline for posts that Tambour did not make. */
export const watchQueue: Queue<z.infer<typeof jobSchema>> = { name: 'watch', schema: jobSchema };

/** Jobs that delete a post that Tambour published twice. */
export const duplicatesQueue: Queue<z.infer<typeof duplicateSchema>> = { name: 'duplicates', schema: duplicateSchema };

/** Enqueues the deletion of a duplicate post, in this transaction; does nothing if it is waiting already. */
export async function enqueueRetract(work: UnitOfWork, { foreignId, tries, at }: RetractOrder): Promise<void> {
  const request = { key: `duplicate:${foreignId}:${tries}`, data: { foreignId }, startAfter: at };
  await work.jobs.enqueueIfAbsent(work.tx, duplicatesQueue, request);
}

/** `tries`: number of failed attempts so far. */
interface RetractOrder {
  readonly foreignId: string;
  readonly tries: number;
  readonly at: Date;
}

/** Enqueues a look through an account, in this transaction; does nothing if one is waiting already. */
export async function enqueueWatch(work: UnitOfWork, accountId: string): Promise<void> {
  await work.jobs.enqueueIfAbsent(work.tx, watchQueue, { key: `watch:${accountId}`, data: { accountId } });
}
