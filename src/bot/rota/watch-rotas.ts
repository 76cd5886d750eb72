import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { rotaInForce } from '#rota/agreed-rota.ts';
import { rota } from '#rota/rota.ts';
import { peopleOf } from '#rota/shifts.ts';
import { type FoundOnRota, enqueueGoneOfRota, enqueueRotaGaps } from '#rota/enqueue-rota-gaps.ts';
import { describeError } from '#storage/describe-error.ts';

const everyMs = 10 * 60_000;

/**
 * Returns a task that reports gaps of rotas. Every ten minutes it first checks whether their people are still there,
 * so that gaps left by people who are gone are reported too.
 */
export function watchRotas(bot: Bot): () => Promise<void> {
  let lookedAt: Date | null = null;
  return async () => {
    const now = bot.store.clock.now();
    if (lookedAt === null || now.getTime() - lookedAt.getTime() >= everyMs) {
      lookedAt = now;
      await lookAtPeople(bot);
    }
    await enqueueRotaGaps(bot.store);
  };
}

async function lookAtPeople({ store, chats, logger }: Bot): Promise<void> {
  const { db, decisionKey } = store;
  const rows = await db.request.findMany({
    where: { kind: rota.kind, state: 'agreed', desk: { platform: { in: [...chats.keys()] } } },
    distinct: ['deskId'],
    select: { deskId: true, desk: { select: { platform: true, channel: true } } },
    orderBy: { deskId: 'asc' },
  });
  for (const { deskId, desk } of rows) {
    const chat = chats.get(desk.platform);
    const inForce = await rotaInForce({ tx: db, decisionKey }, deskId);
    if (chat === undefined || inForce.kind !== 'agreed') continue;
    try {
      const found = await whereabouts(chat, desk.channel, peopleOf(inForce.rota.shifts));
      await store.write((work) => enqueueGoneOfRota(work, { deskId, found }));
    } catch (error) {
      // No answer from the chat does not mean that anybody has left.
      logger.warn({ error: describeError(error), desk: deskId }, 'who is on call was not found out');
    }
  }
}

async function whereabouts(
  chat: ChatPlatform,
  channel: string,
  people: readonly string[],
): Promise<readonly FoundOnRota[]> {
  const there = await chat.members({ channel });
  return Promise.all(
    people.map(async (person): Promise<FoundOnRota> => {
      const user = await chat.user(person);
      if (user === null || user.kind === 'inactive') return { person, goneFrom: 'chat' };
      // A guest cannot be on call, and so counts as gone.
      return { person, goneFrom: there.includes(person) && user.kind === 'member' ? null : 'channel' };
    }),
  );
}
