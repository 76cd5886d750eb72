import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';

/** Jobs of an import: reading a dropped file, making rows into drafts, asking for their approval, updating cards. */
export type ImportJob =
  | {
      readonly step: 'read';
      readonly deskId: string;
      readonly person: string;
      /** The message whose thread gets the answer. */
      readonly thread: string;
      readonly file: { readonly id: string; readonly name: string; readonly byteLength: number };
    }
  | { readonly step: 'make'; readonly batchId: string }
  | { readonly step: 'ask'; readonly batchId: string; readonly person: string }
  | { readonly step: 'show'; readonly batchId: string };

const batchId = z.uuid();

export const importQueue: Queue<ImportJob> = {
  name: 'import',
  schema: z.discriminatedUnion('step', [
    z.object({
      step: z.literal('read'),
      deskId: z.uuid(),
      person: z.string(),
      thread: z.string(),
      file: z.object({ id: z.string(), name: z.string(), byteLength: z.number() }),
    }),
    z.object({ step: z.literal('make'), batchId }),
    z.object({ step: z.literal('ask'), batchId, person: z.string() }),
    z.object({ step: z.literal('show'), batchId }),
  ]),
};
