import { enqueueKeepings } from '#accounts/keeping/enqueue-keepings.ts';
import { type Found, enqueueKeeperGone } from '#accounts/keeping/enqueue-keeper-gone.ts';
import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { describeError } from '#storage/describe-error.ts';

const everyMs = 10 * 60_000;

/**
 * Returns a task that enqueues reminders to log in. Every ten minutes it first checks whether the people who look after
 * accounts are still there, so that it reminds nobody who has gone.
 */
export function watchKeepings(bot: Bot): () => Promise<void> {
  let lookedAt: Date | null = null;
  return async () => {
    const now = bot.store.clock.now();
    if (lookedAt === null || now.getTime() - lookedAt.getTime() >= everyMs) {
      lookedAt = now;
      await lookAtKeepers(bot);
    }
    await enqueueKeepings(bot.store, bot.rules);
  };
}

async function lookAtKeepers(bot: Bot): Promise<void> {
  const { store, chats, logger } = bot;
  const kept = await store.db.keeping.findMany({
    where: { desk: { platform: { in: [...chats.keys()] } } },
    include: { desk: { select: { platform: true, channel: true } } },
    orderBy: { accountId: 'asc' },
  });
  for (const { accountId, keeper, deputy, desk } of kept) {
    const chat = chats.get(desk.platform);
    if (chat === undefined) continue;
    try {
      const people = [keeper, ...(deputy === null ? [] : [deputy])];
      const found = await whereabouts(chat, desk.channel, people);
      await store.write((work) => enqueueKeeperGone(work, { accountId, found }));
    } catch (error) {
      // No answer from the chat does not mean that anybody has left.
      logger.warn({ error: describeError(error), account: accountId }, 'who looks after an account was not found out');
    }
  }
}

async function whereabouts(chat: ChatPlatform, channel: string, people: readonly string[]): Promise<readonly Found[]> {
  const there = await chat.members({ channel });
  return Promise.all(
    people.map(async (person): Promise<Found> => {
      const user = await chat.user(person);
      if (user === null || user.kind === 'inactive') return { person, goneFrom: 'chat' };
      return { person, goneFrom: there.includes(person) ? null : 'channel' };
    }),
  );
}
