import type { Transaction } from '#storage/database.ts';
import type { ReadingAge } from '#storage/generated/client.ts';

/**
 * Locks the figures of those deliveries that are still public, always in one order, and says which reading of each is
 * the next; null where there is none to come.
 */
export async function lockFigures(
  tx: Transaction,
  deliveryIds: readonly string[],
): Promise<ReadonlyMap<string, ReadingAge | null>> {
  const rows = await tx.$queryRaw<{ deliveryId: string; nextAge: ReadingAge | null }[]>`
    SELECT f."deliveryId", f."nextAge"::text AS "nextAge"
    FROM "DeliveryFigures" f
    JOIN "Delivery" d ON d."id" = f."deliveryId"
    WHERE f."deliveryId" = ANY(${deliveryIds}::uuid[]) AND d."state" = 'sent'
    ORDER BY f."deliveryId"
    FOR UPDATE OF f`;
  return new Map(rows.map(({ deliveryId, nextAge }) => [deliveryId, nextAge]));
}
