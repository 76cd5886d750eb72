import type { Transaction } from '#storage/database.ts';

/** What was taken back is read no more; earlier readings stay. */
export async function endRetracted(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    UPDATE "DeliveryFigures" f
    SET "nextAge" = NULL, "nextReadAt" = NULL, "readFrom" = NULL, "doubted" = NULL, "doubtedSince" = NULL
    FROM "Delivery" d
    WHERE d."id" = f."deliveryId" AND f."nextReadAt" IS NOT NULL AND d."state" = 'retracted'`;
}
