import type { ChatPlatform } from '#chat/chat.ts';

import type { Bot } from './bot.ts';
import { chatSink } from './chat-sink.ts';
import { sweepNotices } from './outbox/sweep-notices.ts';
import { rereadQueue } from './approving/reread-queue.ts';

/**
 * Starts hearing one chat, which `bot.chats` has, now or after the others, and has read what happened on its open cards
 * while nobody listened. What came to be told before this chat was there is told now. Stopping it is its owner's matter.
 */
export async function listenTo(bot: Bot, chat: ChatPlatform): Promise<void> {
  await chat.start(chatSink(bot, chat));
  await orderReread(bot, chat.id);
  await sweepNotices(bot.store, 0);
}

/** As a job, so that a chat which does not answer yet holds nothing up, and is asked again until it does. */
async function orderReread({ store }: Bot, platform: string): Promise<void> {
  await store.write((w) =>
    w.jobs.enqueueIfAbsent(w.tx, rereadQueue, { key: `reread:${platform}`, data: { platform } }),
  );
}
