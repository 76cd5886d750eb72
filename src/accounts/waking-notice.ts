import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const data = z.object({ wakingId: z.uuid() });

/**
 * Notices to a desk's channel about a wish to wake an account: their `kind` and `data`. Each redraws the wish's one
 * card.
 */
export const wakingNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waking.asked'), data }),
  /** Somebody decided, or the wish ended. */
  z.object({ kind: z.literal('waking.changed'), data }),
]);

/** Enqueues a notice that shows or redraws the card of a waking in its desk's channel. */
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
