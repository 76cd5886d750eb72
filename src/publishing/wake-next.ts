import type { Writing } from '#storage/store.ts';

import { enqueueStepIfAbsent } from './publishing-queue.ts';

/** Has the post of an account leave whose turn it is now, if one is due. */
export async function wakeNext(w: Writing, accountId: string): Promise<void> {
  const now = w.clock.now();
  const [next] = await w.tx.$queryRaw<{ id: string; attempt: number }[]>`
    SELECT "id", "attempt" FROM "Delivery"
    WHERE "accountId" = ${accountId}::uuid AND "state" = 'ready' AND "dueAt" <= ${now} AND "notAfterAt" > ${now}
    ORDER BY coalesce("turnAt", "dueAt"), "createdAt" LIMIT 1`;
  if (next === undefined) return;
  await enqueueStepIfAbsent(w, { deliveryId: next.id, step: 'send', attempt: next.attempt, round: 1 }, now);
}
