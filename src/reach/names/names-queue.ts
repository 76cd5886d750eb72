import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** The jobs that look up where an account's name leads. */
export const namesQueue: Queue<{ readonly accountId: string }> = {
  name: 'names',
  schema: z.object({ accountId: z.uuid() }),
};
