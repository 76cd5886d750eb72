import { cleanText } from '#drafts/clean-text.ts';
import { enqueueCommentNotice } from '#pages/link-notice.ts';
import type { SharedLink } from '#pages/link.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Of one comment, in UTF-16 code units, as a browser counts in its box. */
export const MAX_COMMENT = 1000;
/** By one link in an hour. */
const mostAnHour = 10;
const hourMs = 3_600_000;

/** What became of a comment. */
export const commentOutcomes = ['left', 'empty', 'long', 'unreadable', 'often'] as const;
type CommentOutcome = (typeof commentOutcomes)[number];

/**
 * Puts what a reader wrote about a post into its thread, as words of that link whose writer nobody knows. They decide nothing.
 * Null: the desk has no such post.
 */
export async function leaveComment(
  work: UnitOfWork,
  { link, number, typed }: { readonly link: SharedLink; readonly number: number; readonly typed: string },
): Promise<CommentOutcome | null> {
  const read = readComment(typed);
  if (read.kind !== 'text') return read.kind;
  const { tx } = work;
  // Whoever comments by it at the same time counts after this.
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "SharedLink" WHERE "id" = ${link.id}::uuid AND "revokedAt" IS NULL FOR UPDATE`;
  const where = { deskId_number: { deskId: link.deskId, number } };
  const draft = await tx.draft.findUnique({ where, select: { id: true, deskId: true } });
  if (open === undefined || draft === null) return null;
  const now = work.clock.now();
  const lately = await tx.linkComment.count({
    where: { linkId: link.id, at: { gt: new Date(now.getTime() - hourMs) } },
  });
  if (lately >= mostAnHour) return 'often';
  const id = work.newId();
  await tx.linkComment.create({ data: { id, linkId: link.id, draftId: draft.id, text: read.text, at: now } });
  const data = { linkId: link.id, commentId: id };
  await journal(work, { kind: 'link.commented', deskId: link.deskId, draftId: draft.id, actor: 'tambour', data });
  await enqueueCommentNotice(work, draft, id);
  return 'left';
}

/** Turns the direction of what follows, so that it would read as something else than it is. */
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
