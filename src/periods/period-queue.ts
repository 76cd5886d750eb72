import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** Holds what is due inside a period that was agreed to, and shows anew what one held that is over. */
export const periodQueue: Queue<{ readonly periodId: string }> = {
  name: 'period',
  schema: z.object({ periodId: z.uuid() }),
};
