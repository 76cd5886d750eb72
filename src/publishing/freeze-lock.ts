import { type Freeze, freezeOf } from '#desks/freeze.ts';
import type { Transaction } from '#storage/database.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Locked } from './lock-delivery.ts';
import { move } from './move.ts';

/** Lock shared by everything that lets deliveries leave, now or later; a freeze takes it alone. */
export const freezeLock = lockNumbers.freeze;

/**
 * Returns the freeze that a desk is under. None begins before this transaction has ended: either the freeze sees what
 * it lets leave, or it sees the freeze.
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

/** Holds a delivery whose desk is frozen. The channel was told of the freeze; what may be public is told by itself. */
export async function holdFrozen(w: UnitOfWork, locked: Locked): Promise<void> {
  await move(w, locked, 'hold', { why: 'frozen', isTold: locked.delivery.doubtSince === null });
}
