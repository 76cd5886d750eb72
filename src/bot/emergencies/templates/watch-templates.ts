import type { Bot } from '#bot/bot.ts';
import { hereBy } from '#bot/context.ts';
import { membersOf } from '#bot/members-of.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { isGroupUnreadable } from '#desks/may.ts';
import { deskForTemplate } from '#drafts/emergency/agreed.ts';
import { readOpenTemplates } from '#drafts/emergency/template.ts';
import { tellLapsed } from '#drafts/emergency/tell-lapsed.ts';
import { describeError } from '#storage/describe-error.ts';

const everyMs = 10 * 60_000;

/**
 * Returns a task that looks every ten minutes whether those who approved emergency templates are still there: that one
 * cannot be sent any more is to be known before the night in which it is needed.
 */
export function watchTemplates(bot: Bot): () => Promise<void> {
  let lookedAt: Date | null = null;
  return async () => {
    const now = bot.store.clock.now();
    if (lookedAt !== null && now.getTime() - lookedAt.getTime() < everyMs) return;
    lookedAt = now;
    const { store, chats, logger } = bot;
    const having = await store.db.desk.findMany({
      where: { platform: { in: [...chats.keys()] }, readyPosts: { some: { state: 'agreed' } } },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    for (const { id } of having) {
      const desk = await readDesk(store.db, { id }, now);
      const chat = desk === null ? undefined : chats.get(desk.platform);
      if (desk === null || chat === undefined) continue;
      try {
        await lookAtTemplates(bot, chat, desk);
      } catch (error) {
        // A chat that does not answer does not say that anybody has gone.
        logger.warn({ error: describeError(error), desk: id }, 'who approved emergency templates was not found out');
      }
    }
  };
}

async function lookAtTemplates({ store }: Bot, chat: ChatPlatform, desk: Desk): Promise<void> {
  const here = await membersOf(store, chat, desk);
  // Nobody can tell who is in a channel to which the bot was not invited.
  if (here === null) return;
  for (const template of await readOpenTemplates(store.db, desk.id)) {
    if (template.state !== 'agreed') continue;
    const asked = await deskForTemplate(store.db, desk, template);
    const { members } = await hereBy({ store }, chat, { desk, members: here }, asked);
    if (isGroupUnreadable(asked, members)) continue;
    await store.write((work) => tellLapsed(work, { template, desk, members }));
  }
}
