import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const data = z.object({ rotaId: z.uuid() });
const handover = data.extend({ handoverId: z.uuid() });

/** Notices to a desk's channel about its rota: their `kind` and `data`. */
export const rotaNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rota.handoverAsked'), data: handover }),
  /** It was accepted or declined, or is over: its message is redrawn, and an accepted one is announced. */
  z.object({ kind: z.literal('rota.handoverChanged'), data: handover }),
  /** Nobody is on call from then on, as far as is known; `toAt` null: the rota ends. */
  z.object({
    kind: z.literal('rota.gap'),
    data: data.extend({
      fromAt: z.iso.datetime(),
      toAt: z.iso.datetime().nullable(),
      /** People whose shift it is, but who are away or have gone. */
      missing: z.array(z.string()),
    }),
  }),
  /** Somebody on the rota is no longer a full member of the channel. */
  z.object({
    kind: z.literal('rota.personGone'),
    data: data.extend({ person: z.string(), from: z.enum(['chat', 'channel']) }),
  }),
]);

export type RotaNotice = z.infer<typeof rotaNoticeSchema>;

/** Enqueues a notice of a rota for its desk's channel. */
export async function enqueueRotaNotice(work: UnitOfWork, deskId: string, notice: RotaNotice): Promise<void> {
  const key = `${notice.kind}:${notice.data.rotaId}:${work.newId()}`;
  await notify(work, { key, deskId, draftId: null, ...notice });
}
