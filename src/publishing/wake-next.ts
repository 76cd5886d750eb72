import type { Transaction } from '#storage/database.ts';
import type { Store, Writing } from '#storage/store.ts';

import { enqueueStepIfAbsent } from './publishing-queue.ts';

/** Has the post of an account leave whose turn it is now, if one is due. */
export async function wakeNext(w: Writing, accountId: string): Promise<void> {
  const now = w.clock.now();
  const next = await nextDue(w.tx, accountId, now);
  if (next === null) return;
  await enqueueStepIfAbsent(w, { deliveryId: next.id, step: 'send', attempt: next.attempt, round: 1 }, now);
}

/** As `wakeNext`, in a transaction of its own, which there only is where one is due. */
export async function wakeNextAlone(store: Store, accountId: string): Promise<void> {
  if ((await nextDue(store.db, accountId, store.clock.now())) === null) return;
  await store.write((w) => wakeNext(w, accountId));
}

async function nextDue(
  tx: Transaction,
  accountId: string,
  now: Date,
): Promise<{ readonly id: string; readonly attempt: number } | null> {
  const [next] = await tx.$queryRaw<{ id: string; attempt: number }[]>`
    SELECT "id", "attempt" FROM "Delivery"
    WHERE "accountId" = ${accountId}::uuid AND "state" = 'ready' AND "dueAt" <= ${now} AND "notAfterAt" > ${now}
    ORDER BY coalesce("turnAt", "dueAt"), "createdAt" LIMIT 1`;
  return next ?? null;
}
