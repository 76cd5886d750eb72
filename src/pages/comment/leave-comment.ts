import { cleanText } from '#drafts/clean-text.ts';
import { enqueueCommentNotice } from '#pages/link-notice.ts';
import type { SharedLink } from '#pages/link.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Longest comment, in UTF-16 code units, as a browser counts them. */
export const MAX_COMMENT = 1000;
/** Most comments by one link in an hour. */
const mostAnHour = 10;
const hourMs = 3_600_000;

/** The possible outcomes of a comment. */
export const commentOutcomes = ['left', 'empty', 'long', 'unreadable', 'often'] as const;
type CommentOutcome = (typeof commentOutcomes)[number];

/**
 * Puts a reader's comment on a post into its thread, as words of an unknown person with that link. Comments decide
 * nothing. Null: the desk has no such post, or the link was revoked.
 */
export async function leaveComment(
  work: UnitOfWork,
  { link, number, typed }: { readonly link: SharedLink; readonly number: number; readonly typed: string },
): Promise<CommentOutcome | null> {
  const read = readComment(typed);
  if (read.kind !== 'text') return read.kind;
  const { tx } = work;
  // Locked, so that comments sent at the same time are counted one after the other.
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "SharedLink" WHERE "id" = ${link.id}::uuid AND "revokedAt" IS NULL FOR UPDATE`;
  const where = { deskId_number: { deskId: link.deskId, number } };
  const draft = await tx.draft.findUnique({ where, select: { id: true, deskId: true } });
  if (open === undefined || draft === null) return null;
  const now = work.clock.now();
  const recent = await tx.linkComment.count({
    where: { linkId: link.id, at: { gt: new Date(now.getTime() - hourMs) } },
  });
  if (recent >= mostAnHour) return 'often';
  const id = work.newId();
  await tx.linkComment.create({ data: { id, linkId: link.id, draftId: draft.id, text: read.text, at: now } });
  const data = { linkId: link.id, commentId: id };
  await journal(work, { kind: 'link.commented', deskId: link.deskId, draftId: draft.id, actor: 'tambour', data });
  await enqueueCommentNotice(work, draft, id);
  return 'left';
}

/** Characters that change the direction of text, and could make it read as something else. */
const turns = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

function readComment(
  typed: string,
): { readonly kind: 'text'; readonly text: string } | { readonly kind: 'empty' | 'long' | 'unreadable' } {
  const clean = cleanText(typed);
  if (clean.kind !== 'ok') return { kind: clean.why === 'too_long' ? 'long' : 'unreadable' };
  const text = clean.text.replaceAll(turns, '').trim();
  if (text === '') return { kind: 'empty' };
  return text.length > MAX_COMMENT ? { kind: 'long' } : { kind: 'text', text };
}
