import type { Bot } from '#bot/bot.ts';
import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '#chat/refs.ts';

import { type SentHashes, showCard } from './show-card.ts';

/** Posts a keyed message about no single draft. Showing it again edits it; once deleted, it stays deleted. */
export function showNotice(
  bot: Bot,
  chat: ChatPlatform,
  where: ChannelRef | ThreadRef,
  {
    key,
    card,
    state = null,
  }: {
    readonly key: string;
    readonly card: Card;
    /** What the card shows, where a reaction to it decides about that; null: nothing. */
    readonly state?: { readonly number: number; readonly fingerprint: string } | null;
  },
  sent: SentHashes = new Map(),
): Promise<MessageRef> {
  const planned = {
    role: 'notice',
    draftId: null,
    revision: state?.number ?? null,
    fingerprint: state?.fingerprint ?? null,
    isSeeded: false,
    whenGone: 'forget',
  } as const;
  return showCard(bot, chat, { ...planned, key, where, card }, sent);
}
