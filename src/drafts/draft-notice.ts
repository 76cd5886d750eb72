import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { changeSchema } from './content.ts';

/** Notices to a draft's thread: their `kind` and `data`. */
export const draftNoticeSchema = z.discriminatedUnion('kind', [
  /** The cards are out of date; the thread gets no message. */
  z.object({ kind: z.literal('draft.changed'), data: z.object({}) }),
  z.object({
    kind: z.literal('draft.revised'),
    data: z.object({
      revision: z.number(),
      editor: z.string(),
      /** The person whose proposal the editor took; null if it is the editor's own wording. */
      proposedBy: z.string().nullable(),
      changes: z.array(changeSchema).readonly(),
      /** Number of decisions on the revision before that no longer count. */
      voidedDecisions: z.number(),
    }),
  }),
  z.object({ kind: z.literal('approval.asked'), data: z.object({ revision: z.number(), person: z.string() }) }),
  /** Tambour was restored from a backup taken then, in which approval of this draft was asked for. */
  z.object({ kind: z.literal('draft.restored'), data: z.object({ takenAt: z.iso.datetime() }) }),
  z.object({
    kind: z.literal('draft.cancelled'),
    data: z.object({
      person: z.string(),
      reason: z.string().nullable(),
      /** Until when it can be reopened. */
      untilAt: z.iso.datetime(),
    }),
  }),
  z.object({ kind: z.literal('draft.reopened'), data: z.object({ person: z.string() }) }),
  z.object({ kind: z.literal('draft.rejectionWithdrawn'), data: z.object({ person: z.string() }) }),
]);

export type DraftNotice = z.infer<typeof draftNoticeSchema>;

/** Enqueues a notice to the draft's thread, in this transaction. Each call is an event of its own: none is dropped. */
export async function enqueueDraftNotice(
  work: UnitOfWork,
  draft: { readonly id: string; readonly deskId: string },
  notice: DraftNotice,
): Promise<void> {
  await notify(work, {
    key: `${notice.kind}:${draft.id}:${work.newId()}`,
    deskId: draft.deskId,
    draftId: draft.id,
    kind: notice.kind,
    data: notice.data,
  });
}
