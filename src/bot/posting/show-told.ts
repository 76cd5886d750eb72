import type { Bot } from '#bot/bot.ts';
import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '#chat/refs.ts';

import { showCard } from './show-card.ts';

/** Tells something that is about no single draft, keyed; shown again it is edited, and once deleted left alone. */
export async function showTold(
  bot: Bot,
  chat: ChatPlatform,
  where: ChannelRef | ThreadRef,
  { key, card }: { readonly key: string; readonly card: Card },
): Promise<MessageRef> {
  const planned = { role: 'notice', draftId: null, revision: null, isSeeded: false, whenGone: 'forget' } as const;
  const { ref } = await showCard(bot, chat, { ...planned, key, where, card }, new Map());
  return ref;
}
