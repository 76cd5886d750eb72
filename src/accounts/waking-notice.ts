import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const data = z.object({ wakingId: z.uuid() });

/** Notices to a desk's channel of a wish to wake an account: their `kind` and `data`. Each shows its one card anew. */
export const wakingNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waking.asked'), data }),
  /** Somebody decided, or it ended. */
  z.object({ kind: z.literal('waking.changed'), data }),
]);

/** Enqueues a notice by which the card of a waking is shown, or shown anew, in its desk's channel. */
export async function enqueueWakingNotice(
  work: UnitOfWork,
  {
    kind,
    deskId,
    wakingId,
  }: { readonly kind: 'waking.asked' | 'waking.changed'; readonly deskId: string; readonly wakingId: string },
): Promise<void> {
  await notify(work, {
    key: `${kind}:${wakingId}:${work.newId()}`,
    deskId,
    draftId: null,
    kind,
    data: { wakingId },
  });
}
