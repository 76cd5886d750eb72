import type { Bot } from '#bot/bot.ts';
import { contextOf, deskThere } from '#bot/context.ts';
import { maySee } from '#bot/may-see.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Block, Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import { messagesIn } from '#messages/messages.ts';

import { homeBlocks } from './home-card.ts';

/** The most of a person's desks that are shown: nobody would read a longer page. */
const mostDesks = 10;

/** Builds a person's own page: what matters to them on each desk whose channel they may see. It has no buttons. */
export async function homeOfPerson(bot: Bot, chat: ChatPlatform, user: UserId): Promise<Card> {
  const ctx = await contextOf(bot, chat, user, `home ${user}`);
  if (ctx === null) return plainCard(messagesIn(bot.language).answers.unknownPerson);
  const desks = await bot.store.db.desk.findMany({
    where: { platform: chat.id },
    select: { channel: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const shown: Block[] = [];
  let count = 0;
  for (const { channel } of desks) {
    if (count === mostDesks) break;
    const there = await deskThere(bot, chat, channel);
    if (there.kind !== 'desk') continue;
    const here = { ...ctx, desk: there.desk, members: there.members };
    if (!maySee(here)) continue;
    count += 1;
    shown.push(...(await homeBlocks(here)).blocks);
  }
  if (count === 0) return plainCard(ctx.m.home.noDesk);
  const more: Block = { kind: 'note', inlines: [{ kind: 'text', text: ctx.m.home.more }] };
  return { summary: ctx.m.home.helpDoes, blocks: [...shown, more] };
}
