import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** The queue that calls people, one after the other, to decide about a post of an emergency. */
export const pagingQueue: Queue<{ draftId: string }> = {
  name: 'emergency-paging',
  schema: z.object({ draftId: z.uuid() }),
};
