import type { Freeze } from '#desks/freeze.ts';
import { freezeOf } from '#desks/freeze.ts';
import type { Transaction } from '#storage/database.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';

/** Shared by whatever lets deliveries leave, now or later; alone with it is whoever freezes. */
export const freezeLock = lockNumbers.freeze;

/**
 * The freeze under which a desk is. None begins before this transaction has ended: what it lets leave is seen by whoever
 * freezes, or it sees the freeze.
 */
export async function sharedFreezeOf(tx: Transaction, deskId: string): Promise<Freeze | null> {
  // A statement of its own: the next one sees what was committed while this one waited.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${freezeLock})`;
  return freezeOf(tx, deskId);
}

/** Waits for every transaction that lets something leave; those that come after wait for this one. */
export async function lockFreeze(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${freezeLock})`;
}
