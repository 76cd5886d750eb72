import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** A draft's video to convert, as `person` asked on the revision `base`. */
export interface ConversionJob {
  readonly draftId: string;
  readonly person: string;
  readonly base: number;
  readonly sha256: string;
}

export const conversionQueue: Queue<ConversionJob> = {
  name: 'conversions',
  schema: z.object({ draftId: z.uuid(), person: z.string(), base: z.number(), sha256: z.string() }),
};
