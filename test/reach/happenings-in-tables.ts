import type { Database } from '#storage/database.ts';

/** The cells of the file of events that say what happened, and when. */
export const happeningColumns = ['what', 'month', 'account_id', 'from', 'until', 'value'] as const;

/**
 * Reads what happened to a desk in a span from its tables, by statements of its own, since the dossier and the files of
 * figures share theirs: a fault there would be in both. Each line has the cells of `happeningColumns`.
 */
export async function happeningsInTables(
  db: Database,
  {
    deskId,
    accounts,
    from,
    to,
    asOf,
  }: {
    readonly deskId: string;
    readonly accounts: readonly string[];
    readonly from: Date;
    readonly to: Date;
    readonly asOf: Date;
  },
): Promise<readonly string[]> {
  const lines = await db.$queryRaw<{ line: string }[]>`
    WITH asked AS (
      SELECT "id" AS desk, "timeZone" AS zone, ${from}::timestamptz AS first, ${to}::timestamptz AS behind,
        ${asOf}::timestamptz AS made, ${accounts}::uuid[] AS ours
      FROM "Desk" WHERE "id" = ${deskId}::uuid),
    slept AS (
      SELECT s."accountId" AS account, range_agg(tstzrange(s."startsAt",
        CASE WHEN s."endedAt" <= made THEN s."endedAt" ELSE s."endsAt" END, '[)')) AS spans
      FROM "Sleep" s, asked
      WHERE s."accountId" = ANY (ours) AND s."cancelledAt" IS NULL AND s."startsAt" <= made AND s."startsAt" < behind
        AND (s."endedAt" > s."startsAt" OR s."endedAt" IS NULL OR s."endedAt" > made)
      GROUP BY s."accountId"),
    said AS (
      SELECT CASE WHEN "duplicateOfId" IS NULL THEN 'incident_foreign' ELSE 'incident_double' END AS what,
        "accountId" AS account, "postedAt" AS begins, NULL::timestamptz AS ends, false AS has_end, NULL::text AS value
      FROM "ForeignPost", asked
      WHERE "accountId" = ANY (ours) AND "notifiedAt" > '-infinity' AND coalesce("settledBy", '') <> 'tambour'
        AND "postedAt" BETWEEN first AND behind AND "postedAt" <> behind
      UNION ALL SELECT 'incident_' || "kind", "accountId", "seenAt", NULL, false, NULL FROM "OutsideChange", asked
      WHERE "accountId" = ANY (ours) AND "seenAt" BETWEEN first AND behind AND "seenAt" <> behind
      UNION ALL SELECT 'sleep', account, lower(span), upper(span), true, NULL
      FROM asked, slept, unnest(spans) span WHERE span && tstzrange(first, behind)
      UNION ALL SELECT 'reserve_period', NULL, "fromAt",
        CASE "state" WHEN 'agreed' THEN "toAt" ELSE least("endedAt", "toAt") END, true, NULL
      FROM "Period", asked
      WHERE "deskId" = desk AND "agreedAt" IS NOT NULL AND "fromAt" < behind AND "toAt" > first
        AND ("state" = 'agreed' OR "endedAt" > first)
      UNION ALL SELECT CASE "mode" WHEN 'real' THEN 'emergency' ELSE 'emergency_exercise' END, NULL, "openedAt", "endedAt",
        true, (SELECT count(*) FROM "EmergencyUse" u WHERE u."emergencyId" = e."id")::text
      FROM "Emergency" e, asked
      WHERE "deskId" = desk AND "openedAt" < behind AND coalesce("endedAt", 'infinity') > first
      UNION ALL SELECT 'pointers', "accountId", "enteredAt", NULL, false, NULL FROM "AccountPointers", asked
      WHERE "deskId" = desk AND "accountId" = ANY (ours))
    SELECT concat_ws(' ', what, to_char(begins AT TIME ZONE zone, 'YYYY-MM'), coalesce(account::text, ''),
      to_char(begins AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      CASE WHEN has_end THEN coalesce(to_char(ends AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '..')
        ELSE '' END, coalesce(value, '')) AS line
    FROM said, asked
    UNION ALL
    SELECT concat_ws(' ', 'moderation_minutes', "month", '', '', '', "minutes"::text)
    FROM "ModerationMonth", asked
    WHERE "deskId" = desk AND "month" BETWEEN to_char(first AT TIME ZONE zone, 'YYYY-MM')
      AND to_char((behind - interval '1 ms') AT TIME ZONE zone, 'YYYY-MM')
    UNION ALL
    SELECT concat_ws(' ', 'past_pair', to_char(one."publishedAt" AT TIME ZONE zone, 'YYYY-MM'), a."network" || '/' || b."network",
      one."likes" + one."shares", other."likes" + other."shares")
    FROM asked, "PastPair" p JOIN "PastPost" one ON one."id" = p."oneId" JOIN "PastPost" other ON other."id" = p."otherId"
    JOIN "Account" a ON a."id" = one."accountId" JOIN "Account" b ON b."id" = other."accountId"
    WHERE p."deskId" = desk AND p."state" = 'confirmed' AND one."publishedAt" >= first AND one."publishedAt" < behind
      AND a."id" = ANY (ours) AND b."id" = ANY (ours)
      AND one."likes" + one."shares" + other."likes" + other."shares" IS NOT NULL`;
  return lines.map(({ line }) => line);
}
