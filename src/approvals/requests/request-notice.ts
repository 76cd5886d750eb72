import { z } from 'zod';

import type { Request as RequestRow } from '#storage/generated/client.ts';
import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Notices about requests to a desk's channel: their `kind` and `data`. Each shows the request's one card as it is. */
export const requestNoticeSchema = z.object({
  kind: z.literal('request.shown'),
  data: z.object({ requestId: z.uuid() }),
});

/** Enqueues a notice that shows or redraws the card of a request in its desk's channel. */
export async function enqueueRequestNotice(
  work: UnitOfWork,
  { id: requestId, deskId }: Pick<RequestRow, 'id' | 'deskId'>,
): Promise<void> {
  const kind = 'request.shown';
  const key = `${kind}:${requestId}:${work.newId()}`;
  await notify(work, { key, deskId, draftId: null, kind, data: { requestId } });
}
