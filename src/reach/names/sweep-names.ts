import type { Store } from '#storage/store.ts';

import { namesQueue } from './names-queue.ts';

/**
 * Starts watching the names of accounts that sleep or that somebody looks after, stops watching all others, and
 * enqueues the lookups that are due.
 */
export async function sweepNames(store: Store): Promise<void> {
  const { db, clock } = store;
  const now = clock.now();
  const watched = await db.account.findMany({
    where: { desks: { some: {} }, OR: [{ state: 'asleep' }, { keeping: { isNot: null } }] },
    select: { id: true },
  });
  const ids = watched.map(({ id }) => id);
  await db.nameWatch.deleteMany({ where: { accountId: { notIn: ids } } });
  await db.nameWatch.createMany({ data: ids.map((accountId) => ({ accountId, nextAt: now })), skipDuplicates: true });
  const due = await db.nameWatch.findMany({
    where: { nextAt: { lte: now }, account: { OR: [{ readNotBefore: null }, { readNotBefore: { lte: now } }] } },
    select: { accountId: true },
  });
  // One transaction each: with several job keys in one, two sweeps could deadlock.
  for (const { accountId } of due) {
    await store.write((work) =>
      work.jobs.enqueueIfAbsent(work.tx, namesQueue, { key: `name:${accountId}`, data: { accountId } }),
    );
  }
}
