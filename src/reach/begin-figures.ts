import type { Transaction } from '#storage/database.ts';

/** Posts older than this are not read any more: the last reading is at 28 days. */
const longestAgoMs = 31 * 24 * 3_600_000;

/**
 * Gives every delivery published in the last 31 days its row of figures, once. Its age counts from the publication.
 * After a doubt that is the start of the first attempt that may have published, but not before the planned time. A
 * correction in place is no publication: the post keeps its figures. Each post of a series has its own, and
 * `withSeries` combines them. Readings whose time has already passed are recorded as missed when the account is read.
 */
export async function beginFigures(tx: Transaction, now: Date): Promise<void> {
  const since = new Date(now.getTime() - longestAgoMs);
  await tx.$executeRaw`
    WITH published AS (
      SELECT d."id", draft."deskId", d."accountId", a."network", d."draftId", d."revision",
        CASE WHEN d."doubtSince" IS NULL THEN d."sentAt"
          ELSE least(d."sentAt", greatest(d."sendingSince", r."publishAt")) END AS "publishedAt"
      FROM "Delivery" d
      JOIN "Draft" draft ON draft."id" = d."draftId"
      JOIN "Revision" r ON r."draftId" = d."draftId" AND r."number" = d."revision"
      JOIN "Account" a ON a."id" = d."accountId"
      WHERE d."sentAt" > ${since} AND d."state" IN ('sent', 'retracting', 'retracted')
        AND d."way" IS DISTINCT FROM 'edit'
        AND NOT EXISTS (SELECT 1 FROM "DeliveryFigures" f WHERE f."deliveryId" = d."id")
    ),
    begun AS (
      INSERT INTO "DeliveryFigures"
        ("deliveryId", "deskId", "accountId", "network", "draftId", "revision", "publishedAt")
      SELECT "id", "deskId", "accountId", "network", "draftId", "revision", "publishedAt" FROM published
      ON CONFLICT DO NOTHING
      RETURNING "deliveryId", "accountId", "publishedAt")
    INSERT INTO "ReadingsToCome" ("deliveryId", "accountId", "publishedAt")
    SELECT "deliveryId", "accountId", "publishedAt" FROM begun`;
}
