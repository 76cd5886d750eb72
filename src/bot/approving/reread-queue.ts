import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { Store } from '#storage/store.ts';

/** A job that reads the reactions on a chat's open cards again, for when Tambour was away and missed events. */
export interface RereadJob {
  readonly platform: string;
}

export const rereadQueue: Queue<RereadJob> = {
  name: 'reread',
  schema: z.object({ platform: z.string() }),
};

/**
 * Enqueues a job that reads the reactions on open cards. A chat that does not answer yet is asked again until it does,
 * and holds nothing up.
 */
export async function rereadReactions(store: Store, platform: string): Promise<void> {
  await store.write((work) =>
    work.jobs.enqueueIfAbsent(work.tx, rereadQueue, { key: `reread:${platform}`, data: { platform } }),
  );
}
