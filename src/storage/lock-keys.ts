import type { Transaction } from './database.ts';
import { lockNumbers } from './lock-numbers.ts';

/** Keeps the key file from changing until the transaction ends. Any number of transactions may hold this. */
export async function lockKeys(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${lockNumbers.keys})`;
}

/** Keeps everybody else from sealing anything or changing the key file until the transaction ends. */
export async function lockKeysAlone(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.keys})`;
}
