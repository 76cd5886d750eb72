import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** Jobs that read the page a draft links to. Nobody waits for them. */
export const linkPreviewQueue: Queue<{ readonly draftId: string }> = {
  name: 'link-previews',
  schema: z.object({ draftId: z.uuid() }),
};
