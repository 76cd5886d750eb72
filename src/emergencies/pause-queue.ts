import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** The queue of jobs that hold what was ready when a real emergency began, and show what its end leaves to decide. */
export const pauseQueue: Queue<{ emergencyId: string }> = {
  name: 'emergency-pause',
  schema: z.object({ emergencyId: z.uuid() }),
};
