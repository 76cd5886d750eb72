import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { plainCard } from '#bot/plain-card.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import type { LinkNotice } from '#pages/link-notice.ts';
import { readLink } from '#pages/link.ts';
import type { Notice } from '#storage/generated/client.ts';

import { namedLink } from './link-cards.ts';

/** Posts in the desk's channel that a link was made or revoked. No channel message contains its address. */
export async function deliverLink(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  { kind, data }: LinkNotice,
): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const desk = await readDesk(db, { id: deskId }, now);
  const link = await readLink(db, data.linkId);
  if (desk === null || link === null)
    throw new Error(`a notice refers to a link or a desk (${deskId}) that does not exist`);
  const m = messagesIn(desk.language);
  const { made, told } = m.share;
  const by = kind === 'link.created' ? link.createdBy : (link.revokedBy ?? link.createdBy);
  const name = (await namesOf(chat, [by])).get(by) ?? by;
  const card =
    kind === 'link.created'
      ? plainCard(asSentences(told.made(name), made.title(namedLink({ m, desk, now }, link)), told.noToken))
      : plainCard(told.revoked(name, link.label));
  await showNotice(bot, chat, { channel: desk.channel }, { key: `notice:${id}`, card });
}
