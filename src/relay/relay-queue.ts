import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** The jobs that read one source. */
export const relayQueue: Queue<{ readonly sourceId: string }> = {
  name: 'relay',
  schema: z.object({ sourceId: z.uuid() }),
};

/** Enqueues one reading of a source, in this transaction; does nothing if one is waiting already. */
export async function enqueueReading(work: UnitOfWork, sourceId: string): Promise<void> {
  await work.jobs.enqueueIfAbsent(work.tx, relayQueue, { key: `source:${sourceId}`, data: { sourceId } });
}
