import type { Transaction } from '#storage/database.ts';

import { comparedAge } from './reading-ages.ts';

/** Who passed a post on publicly, as far as the network shows it. */
export interface Boosted {
  readonly accounts: number;
  readonly followersTogether: number;
  readonly hidden: number;
  readonly areAll: boolean;
}

/**
 * Copies the readings at which posts are compared into the rows that a digest reads, with who boosted them and the
 * followers at the publication: those of the day's reading nearest to it, at most 36 hours away.
 */
export async function copyCompared(
  tx: Transaction,
  posts: readonly { readonly deliveryId: string; readonly boosted: Boosted | null }[],
): Promise<void> {
  const rows = posts.map(({ deliveryId, boosted }) => ({ deliveryId, ...boosted }));
  await tx.$executeRaw`
    UPDATE "DeliveryFigures" f
    SET "outcome" = r."outcome", "readAt" = r."readAt", "isLate" = r."isLate", "likes" = r."likes",
      "shares" = r."shares", "quotes" = r."quotes", "replies" = r."replies", "ownReplies" = r."ownReplies",
      "unanswered" = r."unanswered", "views" = r."views",
      "boosters" = post."accounts", "boosterFollowers" = post."followersTogether",
      "boostersHidden" = post."hidden", "boostersAreAll" = post."areAll",
      "followers" = (
        SELECT near."followers" FROM "FollowerReading" near
        WHERE near."accountId" = f."accountId" AND near."followers" IS NOT NULL
          AND near."readAt" BETWEEN f."publishedAt" - interval '36 hours' AND f."publishedAt" + interval '36 hours'
        ORDER BY abs(extract(epoch FROM near."readAt" - f."publishedAt")), near."day"
        LIMIT 1)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS post("deliveryId" uuid, "accounts" int, "followersTogether" bigint, "hidden" int, "areAll" boolean)
    JOIN "Reading" r ON r."deliveryId" = post."deliveryId" AND r."age" = ${comparedAge}::"ReadingAge"
    WHERE f."deliveryId" = post."deliveryId"`;
}
