import type { Transaction } from '#storage/database.ts';

import type { FiguresRow } from './figures-row.ts';
import { withSeries } from './with-series.ts';

/**
 * Reads a desk's rows of posts published from `from` until just before `to`, oldest first, a series as one row. Stored
 * counts are below 2^53.
 */
export async function readFiguresRows(
  tx: Transaction,
  deskId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly FiguresRow[]> {
  const rows = await tx.$queryRaw<(FiguresRow & { readonly position: number })[]>`
    SELECT
      f."deliveryId", f."accountId", f."network", f."draftId", draft."number" AS "draftNumber",
      f."revision", f."publishedAt", d."state"::text AS "state", d."remoteUrl" AS "url",
      EXISTS (
        SELECT 1 FROM "Delivery" edit
        WHERE edit."way" = 'edit' AND edit."state" = 'sent' AND edit."correctsId" IN (
            SELECT part."id" FROM "Delivery" part
            WHERE part."draftId" = d."draftId" AND part."revision" = d."revision" AND part."accountId" = d."accountId")
          AND (f."readAt" IS NULL OR edit."sentAt" < f."readAt")
      ) AS "isEdited",
      f."followers"::float8 AS "followers", f."outcome"::text AS "outcome", f."readAt", f."isLate",
      f."likes"::float8 AS "likes", f."shares"::float8 AS "shares", f."quotes"::float8 AS "quotes",
      f."replies"::float8 AS "replies", f."ownReplies"::float8 AS "ownReplies",
      f."unanswered"::float8 AS "unanswered", f."views"::float8 AS "views", f."boosters",
      f."boosterFollowers"::float8 AS "boosterFollowers", f."boostersHidden", f."boostersAreAll",
      EXISTS (SELECT 1 FROM "SourceItem" item WHERE item."draftId" = f."draftId") AS "isRelayed", false AS "isOriginal",
      d."position"
    FROM "DeliveryFigures" f
    JOIN "Delivery" d ON d."id" = f."deliveryId"
    JOIN "Draft" draft ON draft."id" = f."draftId"
    WHERE f."deskId" = ${deskId}::uuid AND f."publishedAt" >= ${from} AND f."publishedAt" < ${to}
    ORDER BY f."publishedAt", f."deliveryId"`;
  return withSeries(rows);
}
