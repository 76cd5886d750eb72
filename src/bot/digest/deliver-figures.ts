import type { Bot } from '#bot/bot.ts';
import { messagesIn } from '#messages/messages.ts';
import { plainCard } from '#bot/plain-card.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { figuresAsCsv } from '#reach/export-figures.ts';
import { periodOfDays } from '#reach/period-of-days.ts';
import { keepAttachment } from '#storage/attachment.ts';

import { figureText } from '#messages/figure-text.ts';

/** The most rows of a file in the chat. The terminal exports more. */
const mostRows = 20_000;

/** Posts the figures of some days as a file with one reading per line. */
export async function deliverFigures(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, noticeId }: { readonly deskId: string; readonly noticeId: string },
  { first, last }: { readonly first: string; readonly last: string },
): Promise<void> {
  const { db, clock } = bot.store;
  const desk = await readDesk(db, { id: deskId }, clock.now());
  if (desk === null) throw new Error(`desk ${deskId} asked for figures and is gone`);
  const m = messagesIn(desk.language);
  const where = { deskId, ...periodOfDays({ from: first, to: last }, desk.timeZone) };
  const { csv, rows, isCut } = await figuresAsCsv(db, where, mostRows, m.formats.cellSeparator);
  const sha256 = await keepAttachment(db, clock, { bytes: new TextEncoder().encode(csv), mimeType: 'text/csv' });
  const said = m.digest.figures(calendarDayText(first, m.tongue), calendarDayText(last, m.tongue));
  const card = plainCard(isCut ? [said, m.digest.figuresCut(figureText(rows, m.tongue))].join(' ') : said, {
    kind: 'file',
    sha256,
    name: `tambour-${first}-${last}.csv`,
    mimeType: 'text/csv',
    title: m.digest.figuresTitle,
  });
  await showNotice(bot, chat, { channel: desk.channel }, { key: `notice:${noticeId}`, card });
}
