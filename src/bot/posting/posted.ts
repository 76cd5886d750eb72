import { z } from 'zod';

import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';

const roleSchema = z.enum(['line', 'working', 'asked', 'wording', 'notice']);

/** One of the bot's own messages about a draft. */
export interface Posted {
  readonly key: string;
  /** The message that began its thread; null for one in the channel. */
  readonly thread: string | null;
  readonly draftId: string;
  readonly revision: number | null;
  readonly role: z.infer<typeof roleSchema>;
}

/** Finds the bot's message at a place; null where the message is not the bot's. */
export async function postedAt(bot: Bot, chat: ChatPlatform, { channel, message }: MessageRef): Promise<Posted | null> {
  const row = await bot.store.db.postedMessage.findUnique({
    where: { platform_channel_message: { platform: chat.id, channel, message } },
  });
  if (row === null || row.draftId === null) return null;
  const { key, thread, draftId, revision } = row;
  return { key, thread, draftId, revision, role: roleSchema.parse(row.role) };
}
