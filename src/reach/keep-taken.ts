import type { Counts } from '#networks/read-outcome.ts';
import type { Transaction } from '#storage/database.ts';

import { comparedAge, dueAtOf, lastAge, punctualMs } from './reading-ages.ts';
import type { TakenReadings } from './taken-readings.ts';

/**
 * Stores the readings of those of an account's deliveries that are still public, unless already stored. Copies readings
 * of the compared age into the rows for digests, with the post's boosters and the followers at its publication (the
 * nearest daily reading, at most 36 hours away). Returns the deliveries with such a reading. If a network counts one
 * reply without saying whose, and the series' next part was public by then, that reply is ours.
 *
 * Uses one statement: of two concurrent calls with the same reading the second waits and stores nothing. In a deadlock
 * PostgreSQL ends one of them, and its job is retried.
 */
export async function keepTaken(
  tx: Transaction,
  accountId: string,
  taken: readonly TakenReadings[],
): Promise<readonly string[]> {
  if (taken.length === 0) return [];
  // One JSON text each, column by column: a parameter per column would take longer to send than the rows to write, and
  // so would column names repeated in each row.
  const [readings, boosted] = [JSON.stringify(readingsOf(taken)), JSON.stringify(boostedOf(taken))];
  const compared = await tx.$queryRaw<{ deliveryId: string }[]>`
    WITH kept AS (
      INSERT INTO "Reading" ("deliveryId", "age", "outcome", "readAt", "isLate", "likes", "shares", "quotes", "replies",
        "ownReplies", "unanswered", "views", "answerSeconds")
      SELECT taken."deliveryId", taken."age", taken."outcome", taken."readAt", taken."isLate", taken."likes",
        taken."shares", taken."quotes", taken."replies",
        CASE WHEN taken."ownReplies" IS NULL AND taken."replies" = 1 THEN (
          SELECT 1 FROM "Delivery" next
          WHERE next."afterId" = d."id" AND next."draftId" = d."draftId" AND next."revision" = d."revision"
            AND next."accountId" = d."accountId" AND next."position" = d."position" + 1
            AND next."state" = 'sent' AND next."sentAt" <= taken."readAt")
          ELSE taken."ownReplies" END,
        taken."unanswered", taken."views",
        -- A list in a list: as text, since an array of arrays has them all of one length.
        taken."answerSeconds"::int[]
      FROM json_to_record(${readings}::json)
        AS r("deliveryId" uuid[], "age" "ReadingAge"[], "outcome" "ReadingOutcome"[], "readAt" timestamptz[],
          "isLate" boolean[], "likes" bigint[], "shares" bigint[], "quotes" bigint[], "replies" bigint[],
          "ownReplies" bigint[], "unanswered" bigint[], "views" bigint[], "answerSeconds" text[])
      CROSS JOIN unnest(r."deliveryId", r."age", r."outcome", r."readAt", r."isLate", r."likes", r."shares", r."quotes",
        r."replies", r."ownReplies", r."unanswered", r."views", r."answerSeconds") AS taken("deliveryId", "age",
        "outcome", "readAt", "isLate", "likes", "shares", "quotes", "replies", "ownReplies", "unanswered", "views",
        "answerSeconds")
      JOIN "Delivery" d ON d."id" = taken."deliveryId" AND d."state" = 'sent'
      ON CONFLICT DO NOTHING
      RETURNING *),
    ended AS (
      DELETE FROM "ReadingsToCome" c USING kept
      WHERE c."accountId" = ${accountId}::uuid AND c."deliveryId" = kept."deliveryId"
        AND kept."age" = ${lastAge}::"ReadingAge")
    UPDATE "DeliveryFigures" f
    SET "outcome" = kept."outcome", "readAt" = kept."readAt", "isLate" = kept."isLate", "likes" = kept."likes",
      "shares" = kept."shares", "quotes" = kept."quotes", "replies" = kept."replies",
      "ownReplies" = kept."ownReplies", "unanswered" = kept."unanswered", "views" = kept."views",
      "boosters" = boosted."boosters", "boosterFollowers" = boosted."boosterFollowers",
      "boostersHidden" = boosted."boostersHidden", "boostersAreAll" = boosted."boostersAreAll",
      "followers" = (
        SELECT near."followers" FROM "FollowerReading" near
        WHERE near."accountId" = f."accountId" AND near."followers" IS NOT NULL
          -- The day is that of "readAt", and has the index: an account's other years are not looked through.
          AND near."day" BETWEEN (f."publishedAt" AT TIME ZONE 'UTC')::date - 2
            AND (f."publishedAt" AT TIME ZONE 'UTC')::date + 2
          AND near."readAt" BETWEEN f."publishedAt" - interval '36 hours' AND f."publishedAt" + interval '36 hours'
        ORDER BY abs(extract(epoch FROM near."readAt" - f."publishedAt")), near."day"
        LIMIT 1)
    FROM kept
    LEFT JOIN json_to_recordset(${boosted}::json)
        AS boosted("deliveryId" uuid, "boosters" int, "boosterFollowers" bigint, "boostersHidden" int,
          "boostersAreAll" boolean)
      USING ("deliveryId")
    WHERE f."deliveryId" = kept."deliveryId" AND kept."age" = ${comparedAge}::"ReadingAge"
    RETURNING f."deliveryId"`;
  return compared.map(({ deliveryId }) => deliveryId);
}

function boostedOf(taken: readonly TakenReadings[]): readonly object[] {
  return taken.flatMap(({ deliveryId, boosted }) => {
    if (boosted === null) return [];
    const { accounts: boosters, followersTogether: boosterFollowers, hidden, areAll } = boosted;
    return [{ deliveryId, boosters, boosterFollowers, boostersHidden: hidden, boostersAreAll: areAll }];
  });
}

function readingsOf(taken: readonly TakenReadings[]): object {
  const all = taken.flatMap(({ deliveryId, publishedAt, readings }) =>
    readings.map((reading) => ({ deliveryId, publishedAt, ...reading })),
  );
  const count = (name: keyof Counts): readonly unknown[] => all.map(({ counts }) => counts?.[name]);
  return {
    deliveryId: all.map(({ deliveryId }) => deliveryId),
    age: all.map(({ age }) => age),
    outcome: all.map(({ outcome }) => outcome),
    readAt: all.map(({ readAt }) => readAt),
    isLate: all.map(
      ({ publishedAt, age, readAt }) => readAt.getTime() > dueAtOf(publishedAt, age).getTime() + punctualMs,
    ),
    likes: count('likes'),
    shares: count('shares'),
    quotes: count('quotes'),
    replies: count('replies'),
    ownReplies: count('ownReplies'),
    unanswered: count('unanswered'),
    views: count('views'),
    answerSeconds: all.map(({ answerSeconds = null }) => answerSeconds && `{${answerSeconds.join(',')}}`),
  };
}
