import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** The jobs that read one source. */
export const relayQueue: Queue<{ readonly sourceId: string }> = {
  name: 'relay',
  schema: z.object({ sourceId: z.uuid() }),
};

/** Orders one reading of a source, unless one is ordered already. */
export async function orderReading(work: UnitOfWork, sourceId: string): Promise<void> {
  await work.jobs.enqueueIfAbsent(work.tx, relayQueue, { key: `source:${sourceId}`, data: { sourceId } });
}
