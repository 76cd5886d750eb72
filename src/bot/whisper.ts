import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { ChannelRef, ThreadRef, UserId } from '#chat/refs.ts';
import { describeError } from '#storage/describe-error.ts';

import type { Bot } from './bot.ts';
import { plainCard } from './plain-card.ts';

/**
 * Whispers to one person, after the effect it is about has been committed. A hint that the chat refuses is logged and
 * dropped, since a retry could only repeat what has already happened.
 */
export async function whisper(
  { logger }: Bot,
  chat: ChatPlatform,
  hint: { readonly to: UserId; readonly where: ChannelRef | ThreadRef; readonly sentence: string | Card },
): Promise<void> {
  const card = typeof hint.sentence === 'string' ? plainCard(hint.sentence) : hint.sentence;
  try {
    await chat.whisper(hint.to, hint.where, card);
  } catch (error) {
    logger.warn({ error: describeError(error), platform: chat.id }, 'a private answer was not taken by the chat');
  }
}
