import type { Action } from '#bot/action.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import { postedAt } from '#bot/cards/posted.ts';
import type { Block, Card } from '#chat/card.ts';
import type { ThreadStart } from '#chat/chat-sink.ts';
import { keepAttachment } from '#storage/attachment.ts';

import { enqueueReading } from './dropped-file.ts';
import { mayImport } from './import-place.ts';

/** Explains how to import a campaign, with a file to begin from; in the thread of a file, reads that file again. */
export const importCampaign: Action<'import'> = {
  command: {
    about: 'desk',
    may: 'team',
    help: ({ importing }) => [{ typed: importing.help, does: importing.helpDoes, group: 'team' }],
    read(rest) {
      if (rest !== '') return null;
      return async (ctx, { thread }) => ((await readBelow(ctx, thread)) ? null : howToCard(ctx));
    },
  },
};

/** Enqueues the reading of the file that a thread hangs on; false if there is none. */
async function readBelow(ctx: DeskContext, thread: ThreadStart | null): Promise<boolean> {
  const { bot, chat, desk, user } = ctx;
  const file = thread?.files.find((one) => mayImport({ files: [one] }));
  if (thread === null || file === undefined || (await postedAt(bot, chat, thread.ref)) !== null) return false;
  const of = { deskId: desk.id, person: user.id, thread: thread.ref.message, file };
  await bot.store.write((work) => enqueueReading(work, of));
  return true;
}

async function howToCard({ bot, chat, m }: DeskContext): Promise<Card> {
  const { howTo } = m.importing;
  const separator = m.formats.cellSeparator;
  const { cells, columns } = howTo;
  const rows = [
    [cells.id, cells.date, cells.time, cells.text, cells.accounts],
    ['1', cells.firstDay, '09:30', cells.firstText, 'Mastodon, X'],
    ['2', cells.secondDay, '09:30', cells.secondText, 'Mastodon'],
  ];
  const sample = rows.map((row) => row.map((cell) => quoted(cell, separator)).join(separator)).join('\r\n');
  const said = [columns.text, columns.when, columns.accounts, columns.ownTexts, columns.rest, columns.id];
  const { db, clock } = bot.store;
  const file = { bytes: new TextEncoder().encode(`\uFEFF${sample}\r\n`), mimeType: 'text/csv' };
  const sha256 = chat.capabilities.whisperFiles ? await keepAttachment(db, clock, file) : null;
  return {
    summary: asSentences(howTo.title),
    blocks: [
      { kind: 'heading', text: howTo.title },
      paragraph(howTo.intro),
      paragraph(howTo.nothingYet),
      { kind: 'list', items: said.map((text) => [{ kind: 'text', text }]) },
      { kind: 'list', items: [howTo.excel, howTo.libreOffice].map((text) => [{ kind: 'text', text }]) },
      paragraph(howTo.sample),
      { kind: 'quote', text: sample.replaceAll('\r\n', '\n') },
      ...(sha256 === null
        ? []
        : [
            {
              kind: 'file' as const,
              sha256,
              name: howTo.sampleName,
              mimeType: 'text/csv' as const,
              title: howTo.sampleFile,
            },
          ]),
    ],
  };
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}
