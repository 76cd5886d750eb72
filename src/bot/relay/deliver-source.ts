import type { Bot } from '#bot/bot.ts';
import { plainCard } from '#bot/plain-card.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import type { SourceNotice } from '#relay/relay-notice.ts';
import { readSource } from '#relay/source.ts';
import type { Notice } from '#storage/generated/client.ts';

import { showAnswers, showReadAnswers, deliverReaderGone, deliverUnread } from './deliver-answers.ts';
import { showSource } from './show-source.ts';
import { failureText, sourceName } from './source-name.ts';

/** Shows the card of a source, or tells what happened to it, in the desk's channel. */
export async function deliverSource(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  notice: SourceNotice,
): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const desk = await readDesk(db, { id: deskId }, now);
  const source = await readSource(db, notice.data.sourceId);
  if (desk === null || source === null)
    throw new Error(`a notice refers to a source or a desk (${deskId}) that does not exist`);
  const m = messagesIn(desk.language);
  const { told } = m.relay;
  const name = sourceName(m, source);
  const telling = { bot, chat, desk, source, m };
  const post = async (card: Card): Promise<void> => {
    await showNotice(bot, chat, { channel: desk.channel }, { key: `notice:${id}`, card });
  };
  switch (notice.kind) {
    case 'source.shown':
      return showSource(bot, chat, desk, source);
    case 'source.failing': {
      const since = fullWhenText(new Date(notice.data.since), desk.timeZone, m.tongue, now);
      return post(plainCard(told.failing(name, since, failureText(m, source, notice.data.failure))));
    }
    case 'source.recovered':
      return post(plainCard(told.again(name)));
    case 'source.endedWithAccount':
      return post(plainCard(told.left(name)));
    case 'source.paused': {
      const { why, count } = notice.data;
      switch (why) {
        case 'flood':
          return post(plainCard(told.flood(name, count ?? 0)));
        case 'unanswered':
          return deliverUnread(telling, id, count ?? 0);
        case 'gone':
        case 'accounts':
          return post(plainCard(told[why](name)));
        case 'person':
          // Its card says it, and the person has got an answer.
          return;
      }
    }
    case 'source.repliesWaiting':
      return showAnswers(telling, id, notice.data);
    case 'source.repliesRead':
      return showReadAnswers(telling, notice.data);
    case 'source.readerGone':
      return deliverReaderGone(telling, id, notice.data.reader);
  }
}
