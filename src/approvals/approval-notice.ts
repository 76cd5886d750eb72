import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { draftIdOf, type SubjectRef } from './subject.ts';

const standingKind = z.enum(['approved', 'rejected', 'changesAsked', 'waiting']);

/** Notices to a draft's thread: their `kind` and `data`. */
export const approvalNoticeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('decision.made'),
    data: z.object({
      decisionId: z.uuid(),
      revision: z.number(),
      person: z.string(),
      personName: z.string(),
      decision: z.enum(['approve', 'requestChanges', 'reject']),
      via: z.enum(['button', 'reaction']),
      /** The person for whom a deputy decided; null: they decided for themselves. */
      inPlaceOf: z.string().nullable(),
      reason: z.string().nullable(),
      decidedAt: z.iso.datetime(),
      standing: standingKind,
      /** Approvals still missing; 0 unless `standing` is "waiting". */
      missing: z.number(),
      /** The step whose turn it became by this decision; left out if none, or the same as before. */
      turn: z.string().optional(),
    }),
  }),
  z.object({
    kind: z.literal('decision.withdrawn'),
    data: z.object({ revision: z.number(), person: z.string(), personName: z.string(), standing: standingKind }),
  }),
  /** One decision was not genuine, so none counts any more. */
  z.object({ kind: z.literal('decision.lapsed'), data: z.object({ revision: z.number() }) }),
]);

export type ApprovalNotice = z.infer<typeof approvalNoticeSchema>;

/**
 * Enqueues a notice to a draft's thread, in this transaction. Does nothing for other subjects: the room that owns them
 * notifies. `occurrence` identifies the event among those of its kind.
 */
export async function enqueueApprovalNotice(
  work: UnitOfWork,
  subject: SubjectRef,
  notice: ApprovalNotice,
  occurrence: string,
): Promise<void> {
  const draftId = draftIdOf(subject);
  if (draftId === null) return;
  await notify(work, {
    key: `${notice.kind}:${occurrence}`,
    deskId: subject.deskId,
    draftId,
    kind: notice.kind,
    data: notice.data,
  });
}
