import { accountFromRow } from '#desks/account.ts';
import type { Transaction } from '#storage/database.ts';

import { withFollowersDue, withPostsDue } from './accounts-due.ts';
import { beginFigures } from './begin-figures.ts';
import { beginOriginals } from './originals/begin-originals.ts';
import { withOriginalsDue } from './originals/due-originals.ts';
import type { ReadingDeps } from './reading-deps.ts';
import { enqueueReading } from './readings-queue.ts';

/**
 * Starts the figures of what was published, and enqueues the reading of every account with a post or the day's
 * followers due. Nothing is due while reading is switched off or the network asked to wait.
 */
export async function sweepReadings({ store, mayRead }: Pick<ReadingDeps, 'store' | 'mayRead'>): Promise<void> {
  const { db, clock } = store;
  const now = clock.now();
  await beginFigures(db, now);
  await beginOriginals(db, now);
  await endRetracted(db);
  const free = await db.account.findMany({ where: { OR: [{ readNotBefore: null }, { readNotBefore: { lte: now } }] } });
  const readable = free
    .map((row) => accountFromRow(row, now))
    .filter(mayRead)
    .map(({ id }) => id);
  const [posts, originals, followers] = await Promise.all([
    withPostsDue(db, readable, now),
    withOriginalsDue(db, readable, now),
    withFollowersDue(db, readable, now),
  ]);
  // One transaction each: with several job keys in one, two sweeps could deadlock.
  for (const id of new Set([...posts, ...originals, ...followers]))
    await store.write((work) => enqueueReading(work, id));
}

/** Ends the readings of retracted posts; earlier readings stay. */
async function endRetracted(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ReadingsToCome" c USING "Delivery" d
    WHERE d."id" = c."deliveryId" AND d."state" = 'retracted'`;
}
