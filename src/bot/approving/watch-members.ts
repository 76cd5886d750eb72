import type { Bot } from '#bot/bot.ts';
import { membersOf } from '#bot/members-of.ts';
import { readDesk } from '#desks/desk.ts';
import { forgetMembers } from '#desks/look-at-members.ts';
import { asksForSeen, countsFrom } from '#desks/seen-rule.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { Prisma } from '#storage/generated/client.ts';
import { describeError } from '#storage/describe-error.ts';

/** Every press and every shown card looks too. */
const everyMs = 10 * 60_000;

/**
 * Returns a task that checks every ten minutes who is in the channel of each desk with a rule on time in the channel,
 * so that silent people are seen too. It checks at once when the process starts.
 */
export function watchMembers(bot: Bot): () => Promise<void> {
  const { store, chats, logger } = bot;
  const lookedAt = new Map<string, Date>();
  return async () => {
    await forgetMembers(store);
    const asking = await store.db.desk.findMany({
      where: {
        platform: { in: [...chats.keys()] },
        seenForHours: { gt: 0 },
        OR: [{ approversFrom: 'channel' }, { steps: { not: Prisma.DbNull } }],
      },
      select: { id: true },
    });
    for (const { id } of asking) {
      const now = store.clock.now();
      const last = lookedAt.get(id) ?? null;
      if (last !== null && now.getTime() - last.getTime() < everyMs) continue;
      try {
        await lookAtChannel(bot, id, last);
        lookedAt.set(id, now);
      } catch (error) {
        logger.warn({ error: describeError(error), desk: id }, 'the members of a channel could not be read');
      }
    }
  };
}

/**
 * Checks who is in the desk's channel. Redraws the cards of waiting drafts if somebody has become able to approve since
 * `last`.
 */
export async function lookAtChannel(bot: Bot, deskId: string, last: Date | null): Promise<void> {
  const { store, chats } = bot;
  const now = store.clock.now();
  const desk = await readDesk(store.db, { id: deskId }, now);
  const chat = desk === null ? undefined : chats.get(desk.platform);
  if (desk === null || chat === undefined || !asksForSeen(desk)) return;
  const members = await membersOf(store, chat, desk);
  const begins = [...(members?.seen?.since.values() ?? [])].map((seenAt) => countsFrom(desk, seenAt));
  if (!begins.some((at) => at <= now && (last === null || at > last))) return;
  const waiting = await store.db.draft.findMany({ where: { deskId, state: 'asked' }, select: { id: true } });
  for (const { id } of waiting) {
    await store.write((work) => enqueueDraftNotice(work, { id, deskId }, { kind: 'draft.changed', data: {} }));
  }
}
