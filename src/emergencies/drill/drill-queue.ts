import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

import { cueKinds } from './script.ts';

/** The queue by which each thing of a drill happens at its time. */
export const drillQueue: Queue<{ drillId: string; cue: (typeof cueKinds)[number] }> = {
  name: 'emergency-drill',
  schema: z.object({ drillId: z.uuid(), cue: z.enum(cueKinds) }),
};
