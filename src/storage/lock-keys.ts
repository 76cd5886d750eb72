import type { Transaction } from './database.ts';
import { lockNumbers } from './lock-numbers.ts';

/** Until the end of the transaction: nobody changes the key file. Any number of transactions may hold it. */
export async function lockKeys(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${lockNumbers.keys})`;
}

/** Until the end of the transaction: nobody else seals anything or changes the key file. */
export async function lockKeysAlone(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.keys})`;
}
