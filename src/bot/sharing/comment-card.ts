import type { Bot } from '#bot/bot.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { CommentNotice } from '#pages/link-notice.ts';

/** Builds the message that shows what a reader wrote, as a quotation of somebody whom nobody knows. */
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

/** Joins words like a letter that nobody sees. */
const wordJoiner = '\u2060';

/**
 * Keeps a chat from making links of addresses: nobody knows who gave them, and a server would fetch their previews. They read
 * as they were written.
 */
function withoutLinks(text: string): string {
  return text.replaceAll(/(?<=\S)(?=[.:@/]\S)/gu, wordJoiner);
}
