import type { Bot } from '#bot/bot.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';

type MessageEvent = Extract<ChatEvent, { readonly kind: 'message' }>;

export const table = /\.(?:csv|tsv)$/iu;
export const spreadsheet = /\.(?:xlsx|xlsm|xls|ods|numbers)$/iu;

/** Tells whether a message may have something to import: a look at its files' names alone. */
export function mayImport({ files }: Pick<MessageEvent, 'files'>): boolean {
  return files.some(({ name }) => table.test(name) || spreadsheet.test(name));
}

/** Tells whether a message with such a file is where files are imported: in a desk's channel, or under a file there. */
export async function isImportPlace(bot: Bot, chat: ChatPlatform, ref: MessageRef): Promise<boolean> {
  const { db } = bot.store;
  const desk = { platform: chat.id, channel: ref.channel };
  if (ref.thread === null) return (await db.desk.count({ where: desk })) > 0;
  return (await db.batch.count({ where: { thread: ref.thread, desk }, take: 1 })) > 0;
}
