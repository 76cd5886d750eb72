import type { ChatPlatform } from '#chat/chat.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '#chat/refs.ts';

import type { Bot } from '#bot/bot.ts';
import { postedAt } from './posted.ts';

/**
 * Returns where to whisper to the person who acted on a message: in the thread that it is in or begins. For a message
 * that was itself a whisper it is the channel: a whisper begins no thread, and Slack would show an answer in one to
 * nobody. An event need not name its thread.
 */
export async function answerPlace(bot: Bot, chat: ChatPlatform, ref: MessageRef): Promise<ChannelRef | ThreadRef> {
  const { channel, message, thread } = ref;
  const posted = await postedAt(bot, chat, ref);
  const root = posted === null ? thread : (posted.thread ?? message);
  return root === null ? { channel } : { channel, thread: root };
}
