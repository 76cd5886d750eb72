import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { cueKinds } from './script.ts';

/** Notices of the events of a drill to its desk's channel. */
export const drillNoticeSchema = z.object({
  kind: z.literal('drill.cue'),
  data: z.object({ drillId: z.uuid(), cue: z.enum(cueKinds) }),
});

export type DrillNotice = z.infer<typeof drillNoticeSchema>;

/** Enqueues a notice of a drill, in this transaction; a second one of the same event is dropped. */
export async function enqueueDrillNotice(work: UnitOfWork, deskId: string, { kind, data }: DrillNotice): Promise<void> {
  await notify(work, { key: `${kind}:${data.drillId}:${data.cue}`, deskId, draftId: null, kind, data });
}
