import type { ChatPlatform } from '#chat/chat.ts';

import type { Bot } from './bot.ts';
import { chatSink } from './chat-sink.ts';

/** Starts hearing one chat, which `bot.chats` has, now or after the others. Stopping it is its owner's matter. */
export async function listenTo(bot: Bot, chat: ChatPlatform): Promise<void> {
  await chat.start(chatSink(bot, chat));
}
