import type { Bot } from '#bot/bot.ts';
import { type Context, contextOf, deskThere, worksHere } from '#bot/context.ts';
import { once } from '#bot/once.ts';
import { traceRefusal } from '#bot/trace-refusal.ts';
import { whisper } from '#bot/whisper.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { FileRef } from '#chat/refs.ts';
import { firstTime } from '#storage/first-time.ts';
import type { UnitOfWork } from '#storage/store.ts';
import { shownName } from '#text/shown-name.ts';

import { spreadsheet, table } from './import-place.ts';
import { importQueue } from './import-queue.ts';

type MessageEvent = Extract<ChatEvent, { readonly kind: 'message' }>;

/** The most files of one message to read: nobody writes a campaign in more. */
const mostFiles = 3;

/**
 * Enqueues the reading of files that somebody on the desk dropped in its channel, or below an earlier version. A
 * spreadsheet is not read: its person is told each time how to export it. Others are told once that nothing was read.
 */
export async function afterDrop(bot: Bot, chat: ChatPlatform, event: MessageEvent): Promise<void> {
  const { channel, thread, message } = event.ref;
  const [ctx, there] = await Promise.all([
    contextOf(bot, chat, event.user, event.dedupeKey),
    deskThere(bot, chat, channel),
  ]);
  if (there.kind !== 'desk' || ctx?.user.kind === 'bot') return;
  if (ctx === null || !worksHere({ ...ctx, ...there }, null)) return refuse(bot, chat, event, ctx);
  const tables = event.files.filter(({ name }) => table.test(name)).slice(0, mostFiles);
  const { desk } = there;
  const person = ctx.user.id;
  await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, async (work) => {
    for (const file of tables) await enqueueReading(work, { deskId: desk.id, person, thread: thread ?? message, file });
  });
  const [unread] = event.files.filter(({ name }) => spreadsheet.test(name));
  if (tables.length > 0 || unread === undefined) return;
  const sentence = ctx.m.importing.refused.spreadsheet(shownName(unread.name) ?? '…');
  await hint(ctx, { key: `spreadsheet ${event.dedupeKey}`, channel, sentence });
}

/** Tells somebody, once per message, that a table in a draft's thread is not part of the post, and where to drop it. */
export async function whisperWhereToDrop(bot: Bot, chat: ChatPlatform, event: MessageEvent): Promise<void> {
  const ctx = await contextOf(bot, chat, event.user, event.dedupeKey);
  const [file] = event.files;
  if (ctx === null || ctx.user.kind === 'bot' || file === undefined) return;
  const sentence = ctx.m.importing.refused.inThread(shownName(file.name) ?? '…');
  const { channel, thread, message } = event.ref;
  await hint(ctx, { key: `table in thread ${event.dedupeKey}`, channel, thread: thread ?? message, sentence });
}

/** Enqueues the reading of one file. */
export async function enqueueReading(
  work: UnitOfWork,
  {
    file: { id, name, byteLength },
    ...of
  }: { readonly deskId: string; readonly person: string; readonly thread: string; readonly file: FileRef },
): Promise<void> {
  const file = { id, name: name.slice(0, 200).toWellFormed(), byteLength };
  const key = `read:${of.deskId}:${of.thread}:${id}`;
  await work.jobs.enqueueIfAbsent(work.tx, importQueue, { key, data: { step: 'read', ...of, file } });
}

async function refuse(bot: Bot, chat: ChatPlatform, event: MessageEvent, ctx: Context | null): Promise<void> {
  traceRefusal(bot, chat, ctx?.user ?? null);
  const [file] = event.files;
  if (ctx === null || file === undefined) return;
  const sentence = ctx.m.importing.refused.notOnDesk(shownName(file.name) ?? '…');
  const { channel } = event.ref;
  await hint(ctx, { key: `hint import ${channel} ${event.user}`, channel, sentence });
}

/** Whispers a hint once. `thread` left out: in the channel. */
async function hint(
  { bot, chat, user }: Context,
  {
    key,
    channel,
    thread,
    sentence,
  }: { readonly key: string; readonly channel: string; readonly thread?: string; readonly sentence: string },
): Promise<void> {
  const isFirst = await bot.store.write((work) => firstTime(work, chat.id, key));
  const where = thread === undefined ? { channel } : { channel, thread };
  if (isFirst) await whisper(bot, chat, { to: user.id, where, sentence });
}
