import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const data = z.object({ linkId: z.uuid() });

/** Notices to a desk's channel about its links: their `kind` and `data`. None holds a token. */
export const linkNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link.created'), data }),
  z.object({ kind: z.literal('link.revoked'), data }),
]);
export type LinkNotice = z.infer<typeof linkNoticeSchema>;

/** Notices to the thread of a draft that somebody commented on by a link. */
export const commentNoticeSchema = z.object({
  kind: z.literal('link.commented'),
  data: z.object({ commentId: z.uuid() }),
});
export type CommentNotice = z.infer<typeof commentNoticeSchema>;

/** Enqueues a notice of a reader's comment for the thread of its draft. */
export async function enqueueCommentNotice(
  work: UnitOfWork,
  { id: draftId, deskId }: { readonly id: string; readonly deskId: string },
  commentId: string,
): Promise<void> {
  const kind = 'link.commented';
  await notify(work, { key: `${kind}:${commentId}`, deskId, draftId, kind, data: { commentId } });
}

/** Enqueues a notice about a link for the desk's channel. */
export async function enqueueLinkNotice(
  work: UnitOfWork,
  { deskId, kind, data: said }: LinkNotice & { readonly deskId: string },
): Promise<void> {
  await notify(work, { key: `${kind}:${said.linkId}`, deskId, draftId: null, kind, data: said });
}
