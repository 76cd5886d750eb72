import type { Transaction } from '#storage/database.ts';

/** What was taken back is read no more; earlier readings stay. */
export async function endRetracted(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ReadingsToCome" c USING "Delivery" d
    WHERE d."id" = c."deliveryId" AND d."state" = 'retracted'`;
}
