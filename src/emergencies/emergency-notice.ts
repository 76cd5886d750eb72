import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Notices of the emergency path to a desk's channel: their `kind` and `data`. */
export const emergencyNoticeSchema = z.discriminatedUnion('kind', [
  /** A post went out by the path, in the notice's own transaction. */
  z.object({ kind: z.literal('emergency.used'), data: z.object({ useId: z.uuid() }) }),
  /** An emergency or an exercise was ended: people are asked about the posts that waited for it. */
  z.object({ kind: z.literal('emergency.ended'), data: z.object({ emergencyId: z.uuid() }) }),
  /** Somebody is called to decide about a post that was written without a template. */
  z.object({ kind: z.literal('emergency.paged'), data: z.object({ draftId: z.uuid(), person: z.string() }) }),
  /** Nobody is left to call, and nobody has decided. */
  z.object({ kind: z.literal('emergency.unanswered'), data: z.object({ draftId: z.uuid() }) }),
  /** Ordinary approvers are asked about a post by the path, or its state has changed: its card is redrawn. */
  z.object({ kind: z.literal('emergency.review'), data: z.object({ useId: z.uuid() }) }),
  /** Nobody has decided about it within two working days. */
  z.object({ kind: z.literal('emergency.overdue'), data: z.object({ useId: z.uuid() }) }),
]);

export type EmergencyNotice = z.infer<typeof emergencyNoticeSchema>;

/** Notices of posts that went out, or of their event; the others are about posts that wait for an approver. */
export type NoticeOfUse = Exclude<EmergencyNotice, { readonly kind: 'emergency.paged' | 'emergency.unanswered' }>;

/** Enqueues a notice of the path, in this transaction. Drops a second one, except of `emergency.review`. */
export async function enqueueEmergencyNotice(
  work: UnitOfWork,
  deskId: string,
  { kind, data }: NoticeOfUse,
): Promise<void> {
  const id = 'useId' in data ? data.useId : data.emergencyId;
  const key = kind === 'emergency.review' ? `${kind}:${id}:${work.newId()}` : `${kind}:${id}`;
  await notify(work, { key, deskId, draftId: null, kind, data });
}
