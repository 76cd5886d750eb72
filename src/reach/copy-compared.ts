import type { Transaction } from '#storage/database.ts';
import type { ReadingAge } from '#storage/generated/client.ts';

import { comparedAge } from './reading-ages.ts';

/** Who passed a post on publicly, as far as the network shows it. */
export interface Boosted {
  readonly accounts: number;
  readonly followersTogether: number;
  readonly hidden: number;
  readonly areAll: boolean;
}

/** The reading of a delivery that is due after those just taken. */
export interface NextReading {
  readonly deliveryId: string;
  /** Null, as its moment, after the last. */
  readonly nextAge: ReadingAge | null;
  readonly nextReadAt: Date | null;
}

/**
 * Copies the readings at which posts are compared into the rows that a digest reads, with who boosted them and the
 * followers at the publication: those of the day's reading nearest to it, at most 36 hours away. Moves them on to the
 * next reading too: of a row that a transaction writes twice PostgreSQL checks the foreign key, which takes as long.
 */
export async function copyCompared(
  tx: Transaction,
  posts: readonly (NextReading & { readonly boosted: Boosted | null })[],
): Promise<void> {
  const rows = posts.map(({ boosted, ...next }) => ({ ...next, ...boosted }));
  await tx.$executeRaw`
    UPDATE "DeliveryFigures" f
    SET "nextAge" = post."nextAge", "nextReadAt" = post."nextReadAt",
      "readFrom" = NULL, "doubted" = NULL, "doubtedSince" = NULL,
      "outcome" = r."outcome", "readAt" = r."readAt", "isLate" = r."isLate", "likes" = r."likes",
      "shares" = r."shares", "quotes" = r."quotes", "replies" = r."replies", "ownReplies" = r."ownReplies",
      "unanswered" = r."unanswered", "views" = r."views",
      "boosters" = post."accounts", "boosterFollowers" = post."followersTogether",
      "boostersHidden" = post."hidden", "boostersAreAll" = post."areAll",
      "followers" = (
        SELECT near."followers" FROM "FollowerReading" near
        WHERE near."accountId" = f."accountId" AND near."followers" IS NOT NULL
          -- The day is that of "readAt", and has the index: an account's other years are not looked through.
          AND near."day" BETWEEN (f."publishedAt" AT TIME ZONE 'UTC')::date - 2
            AND (f."publishedAt" AT TIME ZONE 'UTC')::date + 2
          AND near."readAt" BETWEEN f."publishedAt" - interval '36 hours' AND f."publishedAt" + interval '36 hours'
        ORDER BY abs(extract(epoch FROM near."readAt" - f."publishedAt")), near."day"
        LIMIT 1)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS post("deliveryId" uuid, "nextAge" "ReadingAge", "nextReadAt" timestamptz, "accounts" int,
        "followersTogether" bigint, "hidden" int, "areAll" boolean)
    JOIN "Reading" r ON r."deliveryId" = post."deliveryId" AND r."age" = ${comparedAge}::"ReadingAge"
    WHERE f."deliveryId" = post."deliveryId"`;
}
