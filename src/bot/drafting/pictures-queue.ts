import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

const filesSchema = z.array(z.object({ id: z.string(), name: z.string(), byteLength: z.number() })).readonly();

/** Files that are to become pictures of a draft, by the wish of `person`. */
export interface PicturesJob {
  /** Tells one wish from the next: the pictures are added once. */
  readonly wish: string;
  readonly draftId: string;
  readonly person: string;
  readonly files: z.infer<typeof filesSchema>;
}

export const picturesQueue: Queue<PicturesJob> = {
  name: 'pictures',
  schema: z.object({ wish: z.string(), draftId: z.uuid(), person: z.string(), files: filesSchema }),
};
