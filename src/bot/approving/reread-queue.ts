import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** A job that reads the reactions on a chat's open cards again, for when Tambour was away and missed events. */
export interface RereadJob {
  readonly platform: string;
}

export const rereadQueue: Queue<RereadJob> = {
  name: 'reread',
  schema: z.object({ platform: z.string() }),
};
