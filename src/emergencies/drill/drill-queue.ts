import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

import { cueKinds } from './script.ts';

/** The queue of a drill's events, each at its time. */
export const drillQueue: Queue<{ drillId: string; cue: (typeof cueKinds)[number] }> = {
  name: 'emergency-drill',
  schema: z.object({ drillId: z.uuid(), cue: z.enum(cueKinds) }),
};
