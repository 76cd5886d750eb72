import type { Transaction } from '#storage/database.ts';

import { ageAfter, comparedAge, dueAtOf, punctualMs } from './reading-ages.ts';
import type { TakenReading, TakenReadings } from './taken-readings.ts';

/**
 * Keeps the readings of the deliveries that are still public and wait for just these, says when the next ones are due,
 * and copies those at which posts are compared into the rows that a digest reads: with who boosted the post, and the
 * followers at its publication, of the day's reading nearest to it, at most 36 hours away. The deliveries that were kept.
 *
 * One statement for all: of two who come at once the second finds another age due once the first is done, and keeps
 * nothing. Should they wait for one another PostgreSQL ends one, whose job is tried again.
 */
export async function keepTaken(tx: Transaction, taken: readonly TakenReadings[]): Promise<readonly string[]> {
  if (taken.length === 0) return [];
  // One text each for posts and rows: a parameter for each count takes longer to be sent than the rows to be written.
  const [posts, rows] = [taken.map(postOf), taken.flatMap(rowsOf)].map((all) => JSON.stringify(all));
  const kept = await tx.$queryRaw<{ deliveryId: string }[]>`
    WITH moved AS (
      UPDATE "DeliveryFigures" f
      SET "nextAge" = post."nextAge", "nextReadAt" = post."nextReadAt",
        "readFrom" = NULL, "doubted" = NULL, "doubtedSince" = NULL,
        "outcome" = coalesce(post."outcome", f."outcome"),
        "readAt" = CASE WHEN post."outcome" IS NULL THEN f."readAt" ELSE post."readAt" END,
        "isLate" = CASE WHEN post."outcome" IS NULL THEN f."isLate" ELSE post."isLate" END,
        "likes" = CASE WHEN post."outcome" IS NULL THEN f."likes" ELSE post."likes" END,
        "shares" = CASE WHEN post."outcome" IS NULL THEN f."shares" ELSE post."shares" END,
        "quotes" = CASE WHEN post."outcome" IS NULL THEN f."quotes" ELSE post."quotes" END,
        "replies" = CASE WHEN post."outcome" IS NULL THEN f."replies" ELSE post."replies" END,
        "ownReplies" = CASE WHEN post."outcome" IS NULL THEN f."ownReplies" ELSE post."ownReplies" END,
        "unanswered" = CASE WHEN post."outcome" IS NULL THEN f."unanswered" ELSE post."unanswered" END,
        "views" = CASE WHEN post."outcome" IS NULL THEN f."views" ELSE post."views" END,
        "boosters" = CASE WHEN post."outcome" IS NULL THEN f."boosters" ELSE post."accounts" END,
        "boosterFollowers" = CASE WHEN post."outcome" IS NULL THEN f."boosterFollowers" ELSE post."followersTogether" END,
        "boostersHidden" = CASE WHEN post."outcome" IS NULL THEN f."boostersHidden" ELSE post."hidden" END,
        "boostersAreAll" = CASE WHEN post."outcome" IS NULL THEN f."boostersAreAll" ELSE post."areAll" END,
        "followers" = CASE WHEN post."outcome" IS NULL THEN f."followers" ELSE (
          SELECT near."followers" FROM "FollowerReading" near
          WHERE near."accountId" = f."accountId" AND near."followers" IS NOT NULL
            -- The day is that of "readAt", and has the index: an account's other years are not looked through.
            AND near."day" BETWEEN (f."publishedAt" AT TIME ZONE 'UTC')::date - 2
              AND (f."publishedAt" AT TIME ZONE 'UTC')::date + 2
            AND near."readAt" BETWEEN f."publishedAt" - interval '36 hours' AND f."publishedAt" + interval '36 hours'
          ORDER BY abs(extract(epoch FROM near."readAt" - f."publishedAt")), near."day"
          LIMIT 1) END
      FROM json_to_recordset(${posts}::json)
        AS post("deliveryId" uuid, "age" "ReadingAge", "nextAge" "ReadingAge", "nextReadAt" timestamptz,
          "outcome" "ReadingOutcome", "readAt" timestamptz, "isLate" boolean, "likes" bigint, "shares" bigint,
          "quotes" bigint, "replies" bigint, "ownReplies" bigint, "unanswered" bigint, "views" bigint,
          "accounts" int, "followersTogether" bigint, "hidden" int, "areAll" boolean)
      JOIN "Delivery" d ON d."id" = post."deliveryId" AND d."state" = 'sent'
      WHERE f."deliveryId" = post."deliveryId" AND f."nextAge" = post."age"
      RETURNING f."deliveryId"),
    kept AS (
      INSERT INTO "Reading" ("deliveryId", "age", "outcome", "readAt", "isLate", "likes", "shares", "quotes", "replies",
        "ownReplies", "unanswered", "views")
      SELECT "deliveryId", "age", "outcome", "readAt", "isLate", "likes", "shares", "quotes", "replies", "ownReplies",
        "unanswered", "views"
      FROM json_to_recordset(${rows}::json)
        AS taken("deliveryId" uuid, "age" "ReadingAge", "outcome" "ReadingOutcome", "readAt" timestamptz,
          "isLate" boolean, "likes" bigint, "shares" bigint, "quotes" bigint, "replies" bigint, "ownReplies" bigint,
          "unanswered" bigint, "views" bigint)
      JOIN moved USING ("deliveryId"))
    SELECT "deliveryId" FROM moved`;
  return kept.map(({ deliveryId }) => deliveryId);
}

/** What becomes of the row of figures; its outcome and counts are left out where no reading is one to compare at. */
function postOf({ deliveryId, publishedAt, readings, boosted }: TakenReadings): object {
  const [first] = readings;
  const nextAge = ageAfter((readings.at(-1) ?? first).age);
  const nextReadAt = nextAge === null ? null : dueAtOf(publishedAt, nextAge);
  const compared = readings.find(({ age }) => age === comparedAge);
  const copy = compared === undefined ? {} : { ...figuresOf(publishedAt, compared), ...boosted };
  return { ...copy, deliveryId, age: first.age, nextAge, nextReadAt };
}

function rowsOf({ deliveryId, publishedAt, readings }: TakenReadings): readonly object[] {
  return readings.map((reading) => ({ ...figuresOf(publishedAt, reading), deliveryId, age: reading.age }));
}

function figuresOf(publishedAt: Date, { age, outcome, counts, readAt }: TakenReading): object {
  const isLate = readAt.getTime() > dueAtOf(publishedAt, age).getTime() + punctualMs;
  return { outcome, readAt, isLate, ...counts };
}
