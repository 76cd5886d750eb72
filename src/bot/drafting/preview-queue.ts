import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** Draws a draft's preview; after whatever people wait for. */
export const previewQueue: Queue<{ readonly draftId: string }> = {
  name: 'previews',
  schema: z.object({ draftId: z.uuid() }),
};
