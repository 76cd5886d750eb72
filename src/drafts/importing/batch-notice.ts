import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** The notice to a desk's channel that draws or redraws a batch's cards. */
export const batchNoticeSchema = z.object({ kind: z.literal('batch.shown'), data: z.object({ batchId: z.uuid() }) });

/** Enqueues a redraw of a batch's cards, in this transaction. */
export async function enqueueBatchNotice(
  work: UnitOfWork,
  { id: batchId, deskId }: { readonly id: string; readonly deskId: string },
): Promise<void> {
  const kind = 'batch.shown';
  await notify(work, { key: `${kind}:${batchId}:${work.newId()}`, deskId, draftId: null, kind, data: { batchId } });
}
