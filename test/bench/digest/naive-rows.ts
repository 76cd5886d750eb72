import type { readFiguresRows } from '#reach/read-figures-rows.ts';

/**
 * Reads a desk's rows the long way: drafts, deliveries, the readings themselves, and the followers on those days. Only
 * who boosted comes from the row of figures, since it is stored nowhere else.
 */
export const naiveRows: typeof readFiguresRows = (tx, deskId, { from, to }) => tx.$queryRaw`
  SELECT
    d."id" AS "deliveryId", d."accountId", a."network", d."draftId",
    draft."number" AS "draftNumber", d."revision", d."sentAt" AS "publishedAt", d."state"::text AS "state",
    d."remoteUrl" AS "url", near."followers"::float8 AS "followers", r."outcome"::text AS "outcome", r."readAt",
    COALESCE(r."isLate", false) AS "isLate", r."likes"::float8 AS "likes", r."shares"::float8 AS "shares",
    r."quotes"::float8 AS "quotes", r."replies"::float8 AS "replies", r."ownReplies"::float8 AS "ownReplies",
    r."unanswered"::float8 AS "unanswered", r."views"::float8 AS "views", f."boosters",
    f."boosterFollowers"::float8 AS "boosterFollowers", f."boostersHidden", f."boostersAreAll",
    EXISTS (SELECT 1 FROM "SourceItem" item WHERE item."draftId" = f."draftId") AS "isRelayed", false AS "isOriginal"
  FROM "Draft" draft
  JOIN "Delivery" d ON d."draftId" = draft."id"
  JOIN "Account" a ON a."id" = d."accountId"
  JOIN "DeliveryFigures" f ON f."deliveryId" = d."id"
  LEFT JOIN "Reading" r ON r."deliveryId" = d."id" AND r."age" = 'h72'
  LEFT JOIN LATERAL (
    SELECT "followers" FROM "FollowerReading" day
    WHERE day."accountId" = d."accountId" AND r."age" IS NOT NULL
      AND day."day" BETWEEN (d."sentAt" AT TIME ZONE 'UTC')::date - 2 AND (d."sentAt" AT TIME ZONE 'UTC')::date + 2
      AND abs(extract(epoch FROM day."readAt" - d."sentAt")) <= 36 * 3600
    ORDER BY abs(extract(epoch FROM day."readAt" - d."sentAt")) LIMIT 1) near ON true
  WHERE draft."deskId" = ${deskId}::uuid AND d."sentAt" >= ${from} AND d."sentAt" < ${to}
  ORDER BY d."sentAt", d."id"`;
