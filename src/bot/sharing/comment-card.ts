import type { Bot } from '#bot/bot.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { CommentNotice } from '#pages/link-notice.ts';

/** Builds the message that quotes a reader's comment, as the words of somebody unknown. */
export async function commentCard(bot: Bot, { m }: DraftView, { data }: CommentNotice): Promise<Card> {
  const { comment: words } = m.share;
  const comment = await bot.store.db.linkComment.findUniqueOrThrow({
    where: { id: data.commentId },
    select: { text: true, link: { select: { label: true } } },
  });
  return plainCard(
    words.said(comment.link.label),
    { kind: 'quote', text: withoutLinks(comment.text) },
    { kind: 'note', inlines: [{ kind: 'text', text: words.unverified }] },
  );
}

/** Joins words like an invisible letter. */
const wordJoiner = '\u2060';

/**
 * Keeps a chat from turning addresses into links: their author is unknown, and a server would fetch their previews.
 * They still read the same.
 */
function withoutLinks(text: string): string {
  return text.replaceAll(/(?<=\S)(?=[.:@/]\S)/gu, wordJoiner);
}
