import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

const filesSchema = z.array(z.object({ id: z.string(), name: z.string(), byteLength: z.number() })).readonly();

/** Files to add to a draft as pictures, as `person` asked. */
export interface PicturesJob {
  /** Identifies the request, so that its pictures are added once. */
  readonly wish: string;
  readonly draftId: string;
  readonly person: string;
  readonly files: z.infer<typeof filesSchema>;
}

export const picturesQueue: Queue<PicturesJob> = {
  name: 'pictures',
  schema: z.object({ wish: z.string(), draftId: z.uuid(), person: z.string(), files: filesSchema }),
};
