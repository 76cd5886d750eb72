import type { Database } from '#storage/database.ts';
import type { Store, Writing } from '#storage/store.ts';

import { move } from './move.ts';
import { lastRestore, recordRestore } from './last-restore.ts';
import { lockDelivery } from './lock-delivery.ts';
import { lookFirst, showsAt } from './look-first.ts';

/**
 * Makes a doubt of every delivery that would go on by itself after a restore: it may have been sent since the backup
 * was taken, and is looked for before anything leaves. What waits for a person is looked for when they let it go (see
 * look-first.ts). To be done before anybody publishes. Returns how many deliveries are in doubt.
 */
export async function doubtAfterRestore(store: Store, { takenAt }: { readonly takenAt: Date }): Promise<number> {
  const coversUntil = await newest(store.db, store.clock.now());
  await store.write((w) => recordRestore(w, { takenAt, coversUntil }));
  const moving = await store.db.delivery.findMany({
    where: { state: { in: ['ready', 'sending', 'doubt'] } },
    select: { id: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  // guard: what was leaving at the restore
  for (const { id } of moving) await store.write((w) => doubt(w, id));
  return moving.length;
}

async function doubt(w: Writing, deliveryId: string): Promise<void> {
  const locked = await lockDelivery(w.tx, deliveryId);
  const restore = await lastRestore(w.tx);
  if (locked === null || restore === null) throw new Error(`delivery ${deliveryId} is gone, or nothing was restored`);
  const { delivery } = locked;
  const lookAt = showsAt(restore);
  switch (delivery.state) {
    case 'ready':
      if (await lookFirst(w, locked)) return;
      return move(w, locked, 'doubt', { why: 'no_answer', lookAt });
    case 'sending':
      return move(w, locked, 'doubt', { why: 'no_answer', lookAt });
    case 'doubt':
      return move(w, locked, 'doubt', { why: delivery.why, lookAt });
    case 'sent':
    case 'failed':
    case 'held':
    case 'cancelled':
    case 'retracting':
    case 'retracted':
      throw new Error(`delivery ${deliveryId} moved while nobody may use the database`);
  }
}

/** The youngest draft or delivery may be of a machine whose clock was ahead. */
async function newest(db: Database, now: Date): Promise<Date> {
  const youngest = { orderBy: { createdAt: 'desc' }, select: { createdAt: true } } as const;
  const draft = await db.draft.findFirst(youngest);
  const delivery = await db.delivery.findFirst(youngest);
  return new Date(Math.max(now.getTime(), draft?.createdAt.getTime() ?? 0, delivery?.createdAt.getTime() ?? 0));
}
