import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const data = z.object({ periodId: z.uuid() });

/** Notices to a desk's channel about a reserve period: their `kind` and `data`. */
export const periodNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('period.asked'), data }),
  /** Somebody decided, or wishes to cancel it: its card is redrawn. */
  z.object({ kind: z.literal('period.changed'), data }),
  /** More posts were due inside than are asked about in their threads; `draftIds` are the first of them. */
  z.object({
    kind: z.literal('period.held'),
    data: data.extend({ count: z.number(), draftIds: z.array(z.uuid()).readonly() }),
  }),
  /** The period is over. No post leaves by that alone. */
  z.object({ kind: z.literal('period.ended'), data }),
  /** An override was asked for or decided: its card is redrawn in its draft's thread. */
  z.object({ kind: z.literal('period.overrideShown'), data: z.object({ overrideId: z.uuid() }) }),
  /** Its row is not as Tambour wrote it. */
  z.object({ kind: z.literal('period.unproven'), data }),
]);

export type PeriodNotice = z.infer<typeof periodNoticeSchema>;

/** Enqueues a notice of a period for its desk's channel. */
export async function enqueuePeriodNotice(
  work: UnitOfWork,
  {
    kind,
    deskId,
    periodId,
  }: {
    readonly kind: Exclude<PeriodNotice['kind'], 'period.held' | 'period.overrideShown'>;
    readonly deskId: string;
    readonly periodId: string;
  },
): Promise<void> {
  const key = `${kind}:${periodId}:${work.newId()}`;
  await notify(work, { key, deskId, draftId: null, kind, data: { periodId } });
}

/** Enqueues a notice that shows or redraws the card of an override in its draft's thread. */
export async function enqueueOverrideNotice(
  work: UnitOfWork,
  { deskId, overrideId }: { readonly deskId: string; readonly overrideId: string },
): Promise<void> {
  const key = `period.overrideShown:${overrideId}:${work.newId()}`;
  await notify(work, { key, deskId, draftId: null, kind: 'period.overrideShown', data: { overrideId } });
}
