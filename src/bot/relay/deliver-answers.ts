import type { Bot } from '#bot/bot.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { plainCard } from '#bot/plain-card.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { calendarDayText } from '#bot/when-text.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Desk } from '#desks/desk.ts';
import { dayIn } from '#desks/working-hours.ts';
import type { Messages } from '#messages/words/messages.ts';
import { type SourceNotice, sourceNoticeSchema } from '#relay/relay-notice.ts';
import type { Source } from '#relay/source.ts';
import { UNREAD_MS } from '#relay/enqueue-unanswered.ts';

import { answersCard, mention } from './answers-card.ts';
import { sourceName } from './source-name.ts';

interface Telling {
  readonly bot: Bot;
  readonly chat: ChatPlatform;
  readonly desk: Desk;
  readonly source: Source;
  readonly m: Messages;
}

type Waiting = Extract<SourceNotice, { readonly kind: 'source.repliesWaiting' }>['data'];

/** More messages per source than anybody leaves unread. */
const mostOpen = 40;

/** Shows the message about replies to a source's posts, with its button or the person who has read them. */
export async function showAnswers(telling: Telling, noticeId: string, data: Waiting): Promise<void> {
  const { chat, desk, m, source } = telling;
  const { repliesReadAt, repliesReadBy } = source;
  const isRead = repliesReadAt !== null && repliesReadBy !== null && repliesReadAt >= new Date(data.asOf);
  const pausesAt = new Date(Date.parse(data.askedAt) + UNREAD_MS);
  const card = answersCard(m, data, {
    name: sourceName(m, source),
    readBy: isRead ? await freezerName(chat, m, repliesReadBy) : null,
    pausesOn: calendarDayText(dayIn(desk.timeZone, pausesAt), m.tongue),
  });
  await post(telling, noticeId, card);
}

/** Updates the messages about replies that somebody has just read. */
export async function showReadAnswers(
  telling: Telling,
  { since, asOf, sourceId }: Extract<SourceNotice, { readonly kind: 'source.repliesRead' }>['data'],
): Promise<void> {
  const { bot, desk } = telling;
  const rows = await bot.store.db.notice.findMany({
    where: { deskId: desk.id, key: { startsWith: `source.repliesWaiting:${sourceId}:` } },
    orderBy: { createdAt: 'desc' },
    take: mostOpen,
  });
  for (const { id, kind, data } of rows) {
    const notice = sourceNoticeSchema.parse({ kind, data });
    if (notice.kind !== 'source.repliesWaiting') continue;
    const isOf = notice.data.asOf > since && notice.data.asOf <= asOf;
    if (isOf) await showAnswers(telling, id, notice.data);
  }
}

/** Reports that a source has paused because nobody read the replies, and who should have. */
export async function deliverUnread(telling: Telling, noticeId: string, replies: number): Promise<void> {
  const { m, source } = telling;
  const { relayAnswers: words } = m;
  const said = words.paused(sourceName(m, source), replies);
  const reader = source.repliesReaderGone ? null : source.repliesReader;
  const who = reader === null ? words.nobodyWas : words.wasToRead;
  await post(telling, noticeId, {
    summary: said,
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'text', text: said }] },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: `${who} ` }, ...mention(reader)] },
    ],
  });
}

/** Reports that the person who reads the replies has gone, and asks for somebody else. */
export async function deliverReaderGone(telling: Telling, noticeId: string, reader: string): Promise<void> {
  const { chat, m, source } = telling;
  const { relayAnswers: words } = m;
  const gone = words.readerGone(await freezerName(chat, m, reader), sourceName(m, source));
  await post(telling, noticeId, plainCard(asSentences(gone, words.nameAnother(m.relay.buttons.change))));
}

async function post({ bot, chat, desk }: Telling, noticeId: string, card: Card): Promise<void> {
  await showNotice(bot, chat, { channel: desk.channel }, { key: `notice:${noticeId}`, card });
}
