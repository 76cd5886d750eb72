import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** Jobs that draw a draft's preview. Nobody waits for them. */
export const previewQueue: Queue<{ readonly draftId: string }> = {
  name: 'previews',
  schema: z.object({ draftId: z.uuid() }),
};
