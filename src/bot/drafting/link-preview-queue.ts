import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** Reads the page to which a draft links; after whatever people wait for. */
export const linkPreviewQueue: Queue<{ readonly draftId: string }> = {
  name: 'link-previews',
  schema: z.object({ draftId: z.uuid() }),
};
