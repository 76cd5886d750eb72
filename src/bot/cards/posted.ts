import { z } from 'zod';

import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';

import type { PostedMessage } from '#storage/generated/client.ts';

import { lineKey } from './card-keys.ts';
import { isGenuineCard } from './card-row.ts';

const roleSchema = z.enum(['line', 'working', 'asked', 'wording', 'notice']);

/** One of the bot's own messages about a draft. */
export interface Posted {
  readonly key: string;
  /** The message that began its thread; null for one in the channel. */
  readonly thread: string | null;
  readonly draftId: string;
  readonly revision: number | null;
  /** The content that an asked card shows; null for other cards. */
  readonly fingerprint: string | null;
  readonly role: z.infer<typeof roleSchema>;
}

/** Finds the bot's message at a place; null where the message is not the bot's. */
export async function postedAt(bot: Bot, chat: ChatPlatform, { channel, message }: MessageRef): Promise<Posted | null> {
  const row = await bot.store.db.postedMessage.findUnique({
    where: { platform_channel_message: { platform: chat.id, channel, message } },
  });
  if (row === null || row.draftId === null) return null;
  if (!(await isGenuineCard(bot, row))) return null;
  const { key, thread, draftId, revision, fingerprint } = row;
  return { key, thread, draftId, revision, fingerprint, role: roleSchema.parse(row.role) };
}

/** Finds the bot's card at a place that is no draft's, such as a rota's; null where there is none. */
export async function otherCardAt(
  bot: Bot,
  chat: ChatPlatform,
  { channel, message }: MessageRef,
): Promise<PostedMessage | null> {
  const row = await bot.store.db.postedMessage.findUnique({
    where: { platform_channel_message: { platform: chat.id, channel, message } },
  });
  return row !== null && row.draftId === null && (await isGenuineCard(bot, row)) ? row : null;
}

/** Finds the draft's line in its channel, which its thread hangs on; null before it is posted. */
export async function lineOf(bot: Bot, draftId: string): Promise<MessageRef | null> {
  return postedUnder(bot, lineKey(draftId));
}

/** Finds the bot's message with that key; null before it is posted. */
export async function postedUnder(bot: Bot, key: string): Promise<MessageRef | null> {
  const row = await bot.store.db.postedMessage.findUnique({ where: { key } });
  if (row === null || !(await isGenuineCard(bot, row))) return null;
  return { channel: row.channel, message: row.message, thread: row.thread };
}
