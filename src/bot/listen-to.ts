import type { ChatPlatform } from '#chat/chat.ts';

import type { Bot } from './bot.ts';
import { chatSink } from './chat-sink.ts';
import { sweepNotices } from './outbox/sweep-notices.ts';
import { rereadReactions } from './approving/reread-queue.ts';

/**
 * Starts to listen to one chat of `bot.chats`, at any time, and enqueues a read of the reactions that were missed
 * meanwhile. Notices that waited for this chat are posted now. Its owner stops it.
 */
export async function listenTo(bot: Bot, chat: ChatPlatform): Promise<void> {
  await chat.start(chatSink(bot, chat));
  await rereadReactions(bot.store, chat.id);
  await sweepNotices(bot.store, 0);
}
