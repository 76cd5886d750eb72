/** Builds the statements that write the history of the table `area`. `ages`: (age, hours) of each reading. */
export function historySql(end: Date, ages: string): readonly string[] {
  const endAt = `'${end.toISOString()}'::timestamptz`;
  return [
    `CREATE OR REPLACE FUNCTION pg_temp.draw(name text, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE AS
      'SELECT (hashtextextended(name, salt) & 1048575) / 1048576.0'`,
    ...peopleSql(endAt),
    ...postsSql(endAt),
    ...readingsSql(endAt, ages),
  ];
}

function peopleSql(endAt: string): readonly string[] {
  const desks = `(SELECT DISTINCT "desk" FROM area) a`;
  const accounts = `(VALUES ('mastodon'), ('x')) n("network")`;
  const accountId = `md5('account ' || "desk" || "network")::uuid`;
  const days = `area CROSS JOIN generate_series(1, 7) offset_`;
  const day = `((${endAt} AT TIME ZONE 'UTC')::date - 7 * ("week" + 1) + offset_)`;
  return [
    `INSERT INTO "Desk" ("id", "platform", "channel", "name", "language", "timeZone", "createdAt")
      SELECT md5('desk ' || "desk")::uuid, 'bench:1', 'c' || "desk", 'Desk ' || "desk", 'fr', 'Europe/Paris', ${endAt}
      FROM ${desks} ON CONFLICT DO NOTHING`,
    `INSERT INTO "Account" ("id", "network", "practice", "serverUrl", "remoteId", "handle", "displayName", "software",
        "limits", "limitsReadAt", "sealedToken", "createdAt")
      SELECT ${accountId}, "network", true, '', 'r' || "desk", '@desk' || "desk", 'Desk ' || "desk", '',
        '{"maxCharacters":500,"linkCharacters":23,"maxMedia":4,"maxAltCharacters":1500,"maxImageBytes":1,
          "maxImagePixels":1,"mimeTypes":[],"textTypes":[]}',
        ${endAt}, '', ${endAt}
      FROM ${desks} CROSS JOIN ${accounts} ON CONFLICT DO NOTHING`,
    `INSERT INTO "DeskAccount" ("deskId", "accountId", "position")
      SELECT md5('desk ' || "desk")::uuid, ${accountId}, CASE "network" WHEN 'mastodon' THEN 0 ELSE 1 END
      FROM ${desks} CROSS JOIN ${accounts} ON CONFLICT DO NOTHING`,
    // At three in the morning, so that the day nearest to a post is found by adding nine hours.
    `INSERT INTO "FollowerReading" ("accountId", "day", "followers", "readAt")
      SELECT ${accountId}, ${day}, ${followersOf(day)}, (${day} + time '03:00') AT TIME ZONE 'UTC'
      FROM ${days} CROSS JOIN ${accounts} ORDER BY 2`,
    `INSERT INTO "BilledReads" ("accountId", "day", "what", "times")
      SELECT md5('account ' || "desk" || 'x')::uuid, ${day}, 'ownedRead', 20 FROM ${days} ORDER BY 2`,
    `INSERT INTO "Digest" ("id", "deskId", "week", "state", "dueAt", "publishedFrom", "publishedTo", "content", "notifiedAt")
      SELECT md5('digest ' || "desk" || ' ' || "week")::uuid, md5('desk ' || "desk")::uuid,
        to_char("at", 'IYYY"-W"IW'), 'told', "at", "at" - interval '241 hours', "at" - interval '73 hours', '{}', "at"
      FROM (SELECT *, ${endAt} - "week" * interval '168 hours' AS "at" FROM area) a WHERE "week" >= 0 ORDER BY "at"`,
  ];
}

function followersOf(day: string): string {
  return `1000 + 100 * "desk" + (${day} - date '2010-01-01') + CASE "network" WHEN 'x' THEN 700 ELSE 0 END`;
}

function postsSql(endAt: string): readonly string[] {
  return [
    `CREATE TEMP TABLE post AS
      SELECT "desk", "week", md5('desk ' || "desk")::uuid AS "deskId", md5("name")::uuid AS "draftId", "name",
        10000 - "week" * 8 + "slot" AS "number",
        ${endAt} - ("week" + 1) * interval '168 hours' + "slot" * interval '20 hours'
          + floor(pg_temp.draw("name", 1) * 600) * interval '1 minute' + interval '7 seconds' AS "at"
      FROM (SELECT *, 'draft ' || "desk" || ' ' || "week" || ' ' || "slot" AS "name"
        FROM area CROSS JOIN generate_series(0, 7) "slot") one
      ORDER BY "at"`,
    // One delivery of a post: 1 % of those to X fail, 0.5 % are retracted, 2 % of those to X leave 20 minutes later.
    `CREATE TEMP TABLE way AS
      SELECT "desk", "deskId", "draftId", "network", "name" || "network" AS "name", md5("name" || "network")::uuid AS "id",
        md5('account ' || "desk" || "network")::uuid AS "accountId",
        "at" + CASE WHEN "network" = 'mastodon' THEN interval '0' WHEN pg_temp.draw("name", 2) < 0.02
          THEN interval '20 minutes' ELSE interval '2 seconds' END AS "at",
        CASE WHEN "network" = 'x' AND pg_temp.draw("name", 3) < 0.01 THEN 'failed'
          WHEN pg_temp.draw("name" || "network", 4) < 0.005 THEN 'retracted' ELSE 'sent' END::"DeliveryState" AS "state"
      FROM post CROSS JOIN (VALUES ('mastodon'), ('x')) n("network")
      ORDER BY "at"`,
    `INSERT INTO "Draft" ("id", "deskId", "number", "author", "state", "currentRevision", "createdAt", "changedAt")
      SELECT "draftId", "deskId", "number", 'aicha', 'approved', 1, "at", "at" FROM post ORDER BY "at"`,
    `INSERT INTO "Revision" ("draftId", "number", "text", "language", "accountIds", "timeZone", "editedBy",
        "fingerprint", "createdAt", "askedAt", "askedBy")
      SELECT "draftId", 1, 'La piscine municipale rouvre lundi à 9 h, après travaux ; entrée libre pour les moins de '
          || 'douze ans jusqu’à la fin du mois, sur présentation d’un justificatif (' || "name" || ')'
          || CASE WHEN pg_temp.draw("name", 5) < 0.4 THEN ' https://www.example.org/piscine' ELSE '' END,
        'fr', ARRAY[md5('account ' || "desk" || 'mastodon')::uuid, md5('account ' || "desk" || 'x')::uuid],
        'Europe/Paris', 'aicha', "name", "at", "at" - pg_temp.draw("name", 6) * interval '9 hours', 'aicha'
      FROM post ORDER BY "at"`,
    `INSERT INTO "Decision" ("id", "deskId", "subjectKind", "subjectId", "revision", "fingerprint", "person", "personName",
        "kind", "via", "decidedAt")
      SELECT md5('decision ' || "name")::uuid, "deskId", 'draft', "draftId", 1, "name", 'karim', 'Karim', 'approve', 'button', "at"
      FROM post ORDER BY "at"`,
    `INSERT INTO "Delivery" ("id", "draftId", "revision", "accountId", "fingerprint", "state", "key", "attempt", "dueAt",
        "notAfterAt", "sendingSince", "why", "remoteId", "remoteUrl", "sentAt", "retractedAt", "createdAt")
      SELECT "id", "draftId", 1, "accountId", "name", "state", "id"::text, 1, "at", "at", "at",
        CASE "state" WHEN 'failed' THEN 'rejected' END, "remote", 'https://social.example/@desk/' || "remote",
        CASE WHEN "remote" IS NOT NULL THEN "at" END, CASE "state" WHEN 'retracted' THEN "at" + interval '1 hour' END, "at"
      FROM (SELECT *, CASE WHEN "state" <> 'failed' THEN 'p' || "id" END AS "remote" FROM way) w ORDER BY "at"`,
  ];
}

function readingsSql(endAt: string, ages: string): readonly string[] {
  // 99 of 100 readings have counts, and 1 is late; at the end the reader is three hours behind.
  return [
    `INSERT INTO "Reading" ("deliveryId", "age", "outcome", "readAt", "isLate", "likes", "shares", "quotes", "replies",
        "ownReplies", "unanswered", "views")
      SELECT "id", "age", "outcome", "at" + "hours" * interval '1 hour' + "delay", "delay" > interval '1 hour',
        ${counts('floor("size")')}, ${counts('floor("size" / 3)')},
        ${counts(`CASE WHEN pg_temp.draw("name", 7) > 0.1 THEN floor("size" / 20) END`)},
        ${counts('floor("size" / 5)')}, ${counts(`CASE WHEN pg_temp.draw("name", 8) > 0.02 THEN floor("size" / 15) END`)},
        ${counts('floor("size" / 9)')}, ${counts(`CASE "network" WHEN 'x' THEN floor("size" * 90) END`)}
      FROM (
        SELECT way.*, age.*,
          3 * (power(1 - pg_temp.draw("name", 9), -0.7) - 1) * (1 - exp(-"hours" / 40.0)) AS "size",
          CASE WHEN pg_temp.draw("name" || "age", 10) < 0.99 THEN 'counts'
            WHEN pg_temp.draw("name" || "age", 11) < 0.4 THEN 'missing'
            WHEN pg_temp.draw("name" || "age", 11) < 0.7 THEN 'unreadable' ELSE 'missed' END::"ReadingOutcome" AS "outcome",
          CASE WHEN pg_temp.draw("name" || "age", 12) < 0.01 THEN interval '2 hours'
            ELSE floor(pg_temp.draw("name" || "age", 13) * 900) * interval '1 second' END AS "delay"
        FROM way CROSS JOIN (VALUES ${ages}) age("age", "hours")
        WHERE "state" = 'sent' AND "at" + "hours" * interval '1 hour' <= ${endAt} - interval '3 hours'
      ) one
      ORDER BY "id", "age"`,
    `INSERT INTO "DeliveryFigures" ("deliveryId", "deskId", "accountId", "network", "draftId", "revision", "publishedAt",
        "followers", "outcome", "readAt", "isLate", "likes", "shares", "quotes", "replies",
        "ownReplies", "unanswered", "views", "boosters", "boosterFollowers", "boostersHidden", "boostersAreAll")
      SELECT way."id", "deskId", "accountId", "network", "draftId", 1, "at",
        CASE WHEN r."age" IS NOT NULL THEN ${followersOf(`(("at" + interval '9 hours') AT TIME ZONE 'UTC')::date`)} END, r."outcome", r."readAt", COALESCE(r."isLate", false),
        r."likes", r."shares", r."quotes", r."replies", r."ownReplies", r."unanswered", r."views",
        CASE WHEN "isBoosted" THEN r."shares" END, CASE WHEN "isBoosted" THEN 300 * r."shares" END,
        CASE WHEN "isBoosted" THEN r."shares" % 3 END, CASE WHEN "isBoosted" THEN r."shares" < 80 END
      FROM way
      LEFT JOIN "Reading" r ON r."deliveryId" = way."id" AND r."age" = 'h72'
      CROSS JOIN LATERAL (SELECT "network" = 'mastodon' AND r."shares" > 0 AS "isBoosted") b
      WHERE "state" <> 'failed' ORDER BY "at"`,
    `INSERT INTO "ReadingsToCome" ("deliveryId", "accountId", "publishedAt")
      SELECT way."id", "accountId", "at" FROM way
      WHERE "state" = 'sent' AND "at" + interval '28 days' > ${endAt} - interval '3 hours' ORDER BY "at"`,
  ];
}

function counts(sum: string): string {
  return `CASE "outcome" WHEN 'counts' THEN ${sum} END`;
}
