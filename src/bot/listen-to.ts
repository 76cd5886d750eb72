import type { ChatPlatform } from '#chat/chat.ts';

import type { Bot } from './bot.ts';
import { chatSink } from './chat-sink.ts';
import { sweepNotices } from './outbox/sweep-notices.ts';
import { rereadQueue } from './approving/reread-queue.ts';

/**
 * Starts to listen to one chat of `bot.chats`, at any time, and enqueues a read of the reactions that were missed
 * meanwhile. Notices that waited for this chat are posted now. Its owner stops it.
 */
export async function listenTo(bot: Bot, chat: ChatPlatform): Promise<void> {
  await chat.start(chatSink(bot, chat));
  await orderReread(bot, chat.id);
  await sweepNotices(bot.store, 0);
}

/**
 * Enqueues a job that reads the reactions on open cards, so that a chat which does not answer yet holds nothing up and
 * is asked again until it does.
 */
async function orderReread({ store }: Bot, platform: string): Promise<void> {
  await store.write((work) =>
    work.jobs.enqueueIfAbsent(work.tx, rereadQueue, { key: `reread:${platform}`, data: { platform } }),
  );
}
