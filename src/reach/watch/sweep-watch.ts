import { accountFromRow } from '#desks/account.ts';

import { enqueueForeign } from './enqueue-foreign.ts';
import type { WatchDeps } from './watch-deps.ts';
import { orderRetract, orderWatch } from './watch-queue.ts';

/**
 * Begins the watch of every account of a desk that may be read, ends that of the others, and enqueues what is due. A
 * watch that ended begins anew: what was posted in between is not reported. Posts that waited for a delivery are looked
 * at again, and those being retracted are enqueued anew.
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
    where: { toldAt: null },
    distinct: ['accountId'],
    select: { accountId: true },
  });
  for (const { accountId } of waiting) await store.write((work) => enqueueForeign(work, deps.rules, accountId));
  const doubles = await db.foreignPost.findMany({
    where: { retractAt: { lte: now } },
    select: { id: true, retractTries: true, retractAt: true },
  });
  for (const { id: foreignId, retractTries: tries, retractAt } of doubles) {
    await store.write((work) => orderRetract(work, { foreignId, tries, at: retractAt ?? now }));
  }
  const due = await db.accountWatch.findMany({
    where: { nextAt: { lte: now }, account: { OR: [{ readFrom: null }, { readFrom: { lte: now } }] } },
    select: { accountId: true },
  });
  // A transaction each: jobs' keys, held in one, could make two sweeps wait for each other.
  for (const { accountId } of due) await store.write((work) => orderWatch(work, accountId));
}
