import type { Transaction } from './database.ts';
import type { UnitOfWork } from './store.ts';

/**
 * Tells whether this chat event is seen for the first time. Call it first in the transaction of the event's effect: a
 * repeat at the same instant waits for that transaction, then gets false.
 */
export async function firstTime(work: UnitOfWork, platform: string, dedupeKey: string): Promise<boolean> {
  const count = await work.tx.$executeRaw`
    INSERT INTO "ChatEvent" ("dedupeKey", "platform", "receivedAt")
    VALUES (${`${platform}|${dedupeKey}`}, ${platform}, ${work.clock.now()}) ON CONFLICT DO NOTHING`;
  // guard: each event of the chat once
  return count === 1;
}

/** Returns the subset of keys that have been seen. */
export async function seenBefore(
  tx: Transaction,
  platform: string,
  dedupeKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.chatEvent.findMany({
    where: { dedupeKey: { in: dedupeKeys.map((key) => `${platform}|${key}`) } },
    select: { dedupeKey: true },
  });
  return new Set(rows.map(({ dedupeKey }) => dedupeKey.slice(platform.length + 1)));
}
