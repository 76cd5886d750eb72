import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** Moves to held what was ready when a freeze began. Beside the sends, of which a thousand may be waiting. */
export const freezeQueue: Queue<{ freezeId: string }> = {
  name: 'freeze',
  schema: z.object({ freezeId: z.uuid() }),
};
