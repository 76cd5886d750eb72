import type { Store } from '#storage/store.ts';

import { namesQueue } from './names-queue.ts';

/**
 * Begins to look where the name of each account leads that sleeps or that somebody looks after, ends that of the others,
 * and enqueues what is due.
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
    where: { nextAt: { lte: now }, account: { OR: [{ readFrom: null }, { readFrom: { lte: now } }] } },
    select: { accountId: true },
  });
  // A transaction each: jobs' keys, held in one, could make two sweeps wait for each other.
  for (const { accountId } of due) {
    await store.write((work) =>
      work.jobs.enqueueIfAbsent(work.tx, namesQueue, { key: `name:${accountId}`, data: { accountId } }),
    );
  }
}
