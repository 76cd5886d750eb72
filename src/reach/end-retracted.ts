import type { Transaction } from '#storage/database.ts';

/** Ends the readings of retracted posts; earlier readings stay. */
export async function endRetracted(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ReadingsToCome" c USING "Delivery" d
    WHERE d."id" = c."deliveryId" AND d."state" = 'retracted'`;
}
