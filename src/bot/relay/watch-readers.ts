import type { Bot } from '#bot/bot.ts';
import { enqueueReaderGone } from '#relay/reader-gone.ts';
import { describeError } from '#storage/describe-error.ts';

const everyMs = 10 * 60_000;

/** Returns a task that checks every ten minutes whether the named readers of answers are still there. */
export function watchReaders(bot: Bot): () => Promise<void> {
  let lookedAt: Date | null = null;
  return async () => {
    const now = bot.store.clock.now();
    if (lookedAt !== null && now.getTime() - lookedAt.getTime() < everyMs) return;
    lookedAt = now;
    await lookAtReaders(bot);
  };
}

async function lookAtReaders({ store, chats, logger }: Bot): Promise<void> {
  const sources = await store.db.source.findMany({
    where: { state: { not: 'ended' }, repliesReader: { not: null }, desk: { platform: { in: [...chats.keys()] } } },
    select: {
      id: true,
      repliesReader: true,
      repliesReaderGone: true,
      desk: { select: { platform: true, channel: true } },
    },
    orderBy: { id: 'asc' },
  });
  for (const { id: sourceId, repliesReader: reader, repliesReaderGone, desk } of sources) {
    const chat = chats.get(desk.platform);
    if (chat === undefined || reader === null) continue;
    try {
      const there = await chat.members({ channel: desk.channel });
      // A guest counts as gone too.
      const isGone = !there.includes(reader) || (await chat.user(reader))?.kind !== 'member';
      if (isGone !== repliesReaderGone)
        await store.write((work) => enqueueReaderGone(work, { sourceId, reader, isGone }));
    } catch (error) {
      // No answer from the chat does not mean that anybody has left.
      logger.warn({ error: describeError(error), source: sourceId }, 'who reads the answers was not found out');
    }
  }
}
