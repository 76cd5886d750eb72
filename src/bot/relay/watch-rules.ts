import type { Bot } from '#bot/bot.ts';
import { hereBy } from '#bot/context.ts';
import { membersOf } from '#bot/members-of.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { isGroupUnreadable } from '#desks/may.ts';
import { deskForRule } from '#drafts/relayed/rule-in-force.ts';
import { readRule } from '#drafts/relayed/rule.ts';
import { lookAtRule } from '#relay/watch-rules.ts';
import { describeError } from '#storage/describe-error.ts';

const everyMs = 10 * 60_000;

/**
 * Returns a task that looks every ten minutes whether those who approved the rules of sources are still there: a rule that
 * too few stand for is void, and that is told at once. The gate asks the chat itself before anything leaves by one.
 */
export function watchRulesInChats(bot: Bot): () => Promise<void> {
  let lookedAt: Date | null = null;
  return async () => {
    const now = bot.store.clock.now();
    if (lookedAt !== null && now.getTime() - lookedAt.getTime() < everyMs) return;
    lookedAt = now;
    const { store, chats, logger } = bot;
    const having = await store.db.desk.findMany({
      where: { platform: { in: [...chats.keys()] }, relayRules: { some: { state: 'agreed' } } },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    for (const { id } of having) {
      const desk = await readDesk(store.db, { id }, now);
      const chat = desk === null ? undefined : chats.get(desk.platform);
      if (desk === null || chat === undefined) continue;
      try {
        await lookAtRules(bot, chat, desk);
      } catch (error) {
        // A chat that does not answer does not say that anybody has gone.
        logger.warn({ error: describeError(error), desk: id }, 'who approved relay rules was not found out');
      }
    }
  };
}

async function lookAtRules({ store }: Bot, chat: ChatPlatform, desk: Desk): Promise<void> {
  const here = await membersOf(store, chat, desk);
  // Nobody can tell who is in a channel to which the bot was not invited.
  if (here === null) return;
  const agreed = await store.db.relayRule.findMany({
    where: { deskId: desk.id, state: 'agreed' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of agreed) {
    const rule = await readRule(store.db, desk.id, id);
    if (rule === null) continue;
    const asked = await deskForRule(store.db, desk, rule);
    const { members } = await hereBy({ store }, chat, { desk, members: here }, asked);
    if (isGroupUnreadable(asked, members)) continue;
    await store.write((work) => lookAtRule(work, rule, members));
  }
}
