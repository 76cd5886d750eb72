import type { Bot } from '#bot/bot.ts';
import { messagesIn } from '#bot/messages/messages.ts';
import { showTold } from '#bot/show/show-told.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';

import { foreignCard } from './foreign-card.ts';

/** Tells a desk's channel of a post that Tambour did not make, as it stands: one message, keyed by the post. */
export async function tellForeign(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, foreignId }: { readonly deskId: string; readonly foreignId: string },
): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const desk = await readDesk(db, { id: deskId }, now);
  if (desk === null) throw new Error(`desk ${deskId} was told of a post and is gone`);
  const post = await db.foreignPost.findUniqueOrThrow({
    where: { id: foreignId },
    include: { account: { select: { handle: true, network: true } } },
  });
  const { id, account, url, text, postedAt, settledAt, settledName } = post;
  const m = messagesIn(desk.language);
  const card = foreignCard({
    m,
    desk,
    now,
    id,
    account,
    url,
    text,
    postedAt,
    settled: settledAt === null ? null : { at: settledAt, name: settledName },
    firstHourUrl: bot.firstHourUrl?.[m.tongue] ?? null,
  });
  await showTold(bot, chat, { channel: desk.channel }, { key: `foreign:${id}:${deskId}`, card });
}
