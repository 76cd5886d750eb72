import { createHash } from 'node:crypto';

import type { Bot } from '#bot/bot.ts';
import { once } from '#bot/once.ts';
import { whisper } from '#bot/whisper.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { decodeFile } from '#drafts/importing/decode-file.ts';
import { keepBatch, type ReadFile } from '#drafts/importing/keep-batch.ts';
import { MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, readCells } from '#drafts/importing/read-cells.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';
import { shownName } from '#text/shown-name.ts';

import { columnOf } from './headings.ts';
import type { ImportJob } from './import-queue.ts';
import { readRows } from './read-rows.ts';

type ReadJob = Extract<ImportJob, { readonly step: 'read' }>;

/**
 * Fetches a dropped file, reads it, and enqueues its dry run for its thread. If it cannot be read at all, only the
 * person is told. Throws if the chat does not answer, so that it is retried. A file takes effect once.
 */
export async function takeFile(bot: Bot, job: ReadJob, signal: AbortSignal): Promise<void> {
  const { store } = bot;
  const desk = await readDesk(store.db, { id: job.deskId }, store.clock.now());
  const chat = desk === null ? undefined : bot.chats.get(desk.platform);
  if (desk === null || chat === undefined) return;
  const theirs = messagesIn((await chat.user(job.person))?.language ?? desk.language);
  const read = await readFile(bot, chat, { desk, job, theirs, signal });
  const dedupeKey = `import ${desk.channel} ${job.thread} ${job.file.id}`;
  const effect = await once(store, { platform: chat.id, dedupeKey }, async (work) => {
    if (read.kind === 'file') await keepBatch(work, read.file);
  });
  if (effect.kind === 'repeat' || read.kind === 'file') return;
  await whisper(bot, chat, { to: job.person, where: { channel: desk.channel }, sentence: read.sentence });
}

/** Tells the person that their file could not be fetched after all retries. */
export async function loseFile(bot: Bot, job: ReadJob): Promise<void> {
  const desk = await readDesk(bot.store.db, { id: job.deskId }, bot.store.clock.now());
  const chat = desk === null ? undefined : bot.chats.get(desk.platform);
  bot.logger.error({ deskId: job.deskId }, 'the bot gave a file up that was to be imported');
  if (desk === null || chat === undefined) return;
  const sentence = messagesIn(desk.language).importing.refused.gone(nameOf(job));
  await whisper(bot, chat, { to: job.person, where: { channel: desk.channel }, sentence });
}

type Read =
  | { readonly kind: 'file'; readonly file: ReadFile }
  | { readonly kind: 'refused'; readonly sentence: string };

async function readFile(
  bot: Bot,
  chat: ChatPlatform,
  {
    desk,
    job,
    theirs: { importing },
    signal,
  }: { readonly desk: Desk; readonly job: ReadJob; readonly theirs: Messages; readonly signal: AbortSignal },
): Promise<Read> {
  const name = nameOf(job);
  const { refused: says } = importing;
  const tooLarge = (): Read => refused(says.tooLarge(name, MAX_FILE_BYTES / 1_000_000));
  if (desk.accounts.length === 0) return refused(says.noAccounts(name));
  if (job.file.byteLength > MAX_FILE_BYTES) return tooLarge();
  const download = await chat.download(job.file, { maxBytes: MAX_FILE_BYTES, signal });
  if (download.kind === 'gone') return refused(says.gone(name));
  if (download.kind === 'tooLarge' || download.bytes.byteLength > MAX_FILE_BYTES) return tooLarge();
  const decoded = decodeFile(download.bytes);
  if (decoded.kind === 'refused') return refused(says[decoded.why](name));
  const table = await readCells(decoded.text, (cell) => columnOf(cell) !== null);
  if (table.kind === 'refused') {
    switch (table.why) {
      case 'quote':
        return refused(says.quote(name, table.line));
      case 'tooManyRows':
        return refused(says.tooManyRows(name, MAX_ROWS));
      case 'tooManyColumns':
        return refused(says.tooManyColumns(name, MAX_COLUMNS));
      case 'noHeader':
      case 'noRows':
        return refused(says[table.why](name));
    }
  }
  const now = bot.store.clock.now();
  const read = readRows(table.header, table.rows, { m: messagesIn(desk.language), desk, now });
  switch (read.kind) {
    case 'noText':
      return refused(says.noText(name));
    case 'twice':
      return refused(says.twice(name, shownName(read.heading) ?? '…'));
    case 'rows': {
      const fileHash = createHash('sha256').update(download.bytes).digest('hex');
      const unread = read.unread.map((heading) => shownName(heading) ?? '…');
      const { encoding } = decoded;
      const { thread, person: droppedBy } = job;
      const { rows } = read;
      return {
        kind: 'file',
        file: { deskId: desk.id, fileName: name, fileHash, encoding, unread, thread, droppedBy, rows },
      };
    }
  }
}

function nameOf({ file }: ReadJob): string {
  return shownName(file.name) ?? '…';
}

function refused(sentence: string): Read {
  return { kind: 'refused', sentence };
}
