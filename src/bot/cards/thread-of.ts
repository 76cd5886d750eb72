import type { Bot } from '#bot/bot.ts';
import type { ChannelRef, ThreadRef } from '#chat/refs.ts';

import { lineOf } from './posted.ts';

/** Returns the draft's thread, or the channel where it has none yet. */
export async function threadOf(bot: Bot, channel: string, draftId: string | null): Promise<ChannelRef | ThreadRef> {
  if (draftId === null) return { channel };
  const line = await lineOf(bot, draftId);
  return line === null ? { channel } : { channel, thread: line.message };
}
