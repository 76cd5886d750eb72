import type { Card, Inline } from './card.ts';
import type { Ref } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { addMessage, isPlace, messageById } from './messages.ts';
import { botId } from './open-chat.ts';

export type Posted = { readonly kind: 'posted'; readonly ref: Ref } | { readonly kind: 'noSuchPlace' };

/** Posts the bot's card, and notifies whom it mentions. The same key again makes no second message. */
export function postCard(
  chat: Chat,
  post: { readonly channel: string; readonly thread: string | null; readonly key: string; readonly card: Card },
): Posted {
  const before = chat.state.posted[post.key];
  const first = before === undefined ? null : messageById(chat.state, before);
  if (first !== null) return { kind: 'posted', ref: first.ref };
  if (!isPlace(chat.state, post.channel, post.thread)) return { kind: 'noSuchPlace' };
  const { ref } = addMessage(chat.state, {
    author: botId,
    channel: post.channel,
    thread: post.thread,
    postedAt: chat.clock.now(),
    body: { kind: 'card', card: post.card },
    notified: mentionedIn(post.card),
  });
  chat.state.posted[post.key] = ref.message;
  chat.changed();
  return { kind: 'posted', ref };
}

function mentionedIn(card: Card): string[] {
  const inlines = card.blocks.flatMap((block): readonly Inline[] => {
    if (block.kind === 'paragraph' || block.kind === 'note') return block.inlines;
    return block.kind === 'list' || block.kind === 'folded' ? block.items.flat() : [];
  });
  return [...new Set(inlines.flatMap((inline) => (inline.kind === 'mention' ? [inline.user] : [])))];
}
