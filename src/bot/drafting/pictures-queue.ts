import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

const filesSchema = z
  .array(z.object({ id: z.string(), name: z.string(), byteLength: z.number(), alt: z.string().exactOptional() }))
  .readonly();

/** Files to add to a draft as pictures, as `person` asked. */
export interface PicturesJob {
  /** Identifies the request, so that its pictures are added once. */
  readonly wish: string;
  readonly draftId: string;
  readonly person: string;
  /** The revision that they are for. */
  readonly base: number;
  readonly files: z.infer<typeof filesSchema>;
  /** Dropped in the thread by an author without a request: added while the draft is being written, else offered. */
  readonly isDropped: boolean;
  /** The form was sent to ask for approval at once: asked for as soon as these are in, if nothing else has changed. */
  readonly thenAsk: boolean;
}

export const picturesQueue: Queue<PicturesJob> = {
  name: 'pictures',
  schema: z.object({
    wish: z.string(),
    draftId: z.uuid(),
    person: z.string(),
    base: z.number(),
    files: filesSchema,
    isDropped: z.boolean(),
    thenAsk: z.boolean(),
  }),
};
