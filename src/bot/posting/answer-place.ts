import type { ChatPlatform } from '#chat/chat.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '#chat/refs.ts';

import type { Bot } from '#bot/bot.ts';
import { postedAt } from './posted.ts';

/**
 * Where somebody is answered in private who did something on that message: in the thread that it stands in or begins.
 * In the channel, where it is none that was posted for all: a private answer begins no thread, and Slack would show what
 * is said there to nobody. An event need not tell the thread.
 */
export async function answerPlace(bot: Bot, chat: ChatPlatform, ref: MessageRef): Promise<ChannelRef | ThreadRef> {
  const { channel, message, thread } = ref;
  const posted = await postedAt(bot, chat, ref);
  const root = posted === null ? thread : (posted.thread ?? message);
  return root === null ? { channel } : { channel, thread: root };
}
