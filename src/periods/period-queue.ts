import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** The jobs that hold the posts due inside an agreed period, and redraw those that a past period held. */
export const periodQueue: Queue<{ readonly periodId: string }> = {
  name: 'period',
  schema: z.object({ periodId: z.uuid() }),
};
