import { accountFromRow } from '#desks/account.ts';

import { enqueueForeign } from './enqueue-foreign.ts';
import type { WatchDeps } from './watch-deps.ts';
import { enqueueRetract, enqueueWatch } from './watch-queue.ts';

/**
 * Starts the watch of every desk's account that may be read, ends all others, and enqueues what is due. A watch that
 * ended starts anew: posts from in between are not reported. Also checks posts that waited for a delivery, and enqueues
 * pending retractions again.
 */
export async function sweepWatch(deps: Pick<WatchDeps, 'store' | 'mayRead' | 'rules'>): Promise<void> {
  const { store, mayRead } = deps;
  const { db, clock } = store;
  const now = clock.now();
  const ofDesks = await db.account.findMany({ where: { desks: { some: {} } } });
  const readable = ofDesks
    .map((row) => accountFromRow(row, now))
    .filter(mayRead)
    .map(({ id }) => id);
  await db.accountWatch.deleteMany({ where: { accountId: { notIn: readable } } });
  await db.accountWatch.createMany({
    data: readable.map((accountId) => ({ accountId, beganAt: now, comparedFrom: now, nextAt: now })),
    skipDuplicates: true,
  });
  const waiting = await db.foreignPost.findMany({
    where: { notifiedAt: null },
    distinct: ['accountId'],
    select: { accountId: true },
  });
  for (const { accountId } of waiting) await enqueueForeign(store, deps.rules, accountId);
  const duplicates = await db.foreignPost.findMany({
    where: { retractAt: { lte: now } },
    select: { id: true, retractTries: true, retractAt: true },
  });
  for (const { id: foreignId, retractTries: tries, retractAt } of duplicates) {
    await store.write((work) => enqueueRetract(work, { foreignId, tries, at: retractAt ?? now }));
  }
  const due = await db.accountWatch.findMany({
    where: { nextAt: { lte: now }, account: { OR: [{ readNotBefore: null }, { readNotBefore: { lte: now } }] } },
    select: { accountId: true },
  });
  // One transaction each: with several job keys in one, two sweeps could deadlock.
  for (const { accountId } of due) await store.write((work) => enqueueWatch(work, accountId));
}
