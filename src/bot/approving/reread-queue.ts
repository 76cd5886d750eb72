import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** The reactions of a chat's open cards are to be read again: Tambour was away, and nobody told it what happened. */
export interface RereadJob {
  readonly platform: string;
}

export const rereadQueue: Queue<RereadJob> = {
  name: 'reread',
  schema: z.object({ platform: z.string() }),
};
