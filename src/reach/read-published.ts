import { partsOfText } from '#drafts/series/parts-of-text.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Database } from '#storage/database.ts';
import { type DeliveryState, Prisma, type ReadingAge, type ReadingOutcome } from '#storage/generated/client.ts';

import { type PlacesOfAccounts, placesOfAccounts } from './places-of-accounts.ts';

/** Counts of one delivery at one age, as decimal strings: a count may exceed a number's range. */
export interface PublishedReading {
  readonly age: ReadingAge;
  readonly outcome: ReadingOutcome;
  readonly readAt: string;
  readonly isLate: boolean;
  readonly likes: string | null;
  readonly shares: string | null;
  readonly quotes: string | null;
  readonly replies: string | null;
  readonly ownReplies: string | null;
  readonly unanswered: string | null;
  readonly views: string | null;
  /** Seconds until our first answers to replies; null: unknown. */
  readonly answerSeconds: readonly number[] | null;
}

/** One published delivery with its readings, youngest age first. Instants are ISO 8601 in UTC. */
export interface Published {
  readonly deliveryId: string;
  readonly desk: string;
  readonly draftNumber: number;
  readonly revision: number;
  readonly fingerprint: string;
  readonly handle: string;
  readonly network: NetworkKind;
  readonly practice: boolean;
  readonly publishedAt: string;
  readonly url: string | null;
  /** The first words of what this account published. */
  readonly text: string;
  readonly state: DeliveryState;
  readonly retractedAt: string | null;
  readonly followers: string | null;
  readonly boosters: number | null;
  readonly boosterFollowers: string | null;
  readonly boostersHidden: number | null;
  readonly boostersAreAll: boolean | null;
  /** Its draft came from a source. */
  readonly isRelayed: boolean;
  readonly draftId: string;
  readonly accountId: string;
  /** Rank of its account on the desk, as in `placesOfAccounts`. Null: the account was added just now. */
  readonly accountOrder: number | null;
  readonly kind: PublicationKind;
  /** When it, or in a series any of its posts, was first corrected in place. */
  readonly correctedInPlaceAt: string | null;
  /** Sleeps of its account around the publication: ISO 8601 intervals separated by spaces; null: none. */
  readonly asleep: string | null;
  /** The post on one of our accounts from which it was relayed, if that is read. */
  readonly original: PublishedOriginal | null;
  /** Position in its series, from 1; null: a single post. */
  readonly part: number | null;
  /** Month of its publication, such as "2026-11", in the desk's zone. */
  readonly month: string;
  /** True if it left more than five minutes late. */
  readonly leftLate: boolean;
  /** True if it was in doubt for a while. */
  readonly wasDoubted: boolean;
  readonly readings: readonly PublishedReading[];
}

/**
 * The kind of a publication. A correction by the emergency path counts as `emergency`. A series is one publication,
 * represented by its first post; each post behind it is a `series_part`.
 */
export type PublicationKind = 'post' | 'correction' | 'emergency' | 'relayed' | 'series_part';

/** A relayed post's original with its one reading, 72 hours after its own publication. */
export type PublishedOriginal = Omit<
  PublishedReading,
  'age' | 'outcome' | 'readAt' | 'isLate' | 'unanswered' | 'views' | 'answerSeconds'
> & {
  readonly network: NetworkKind;
  readonly publishedAt: string;
  readonly outcome: ReadingOutcome | null;
  readonly readAt: string | null;
  readonly followers: string | null;
  readonly asleep: string | null;
};

/** Published from `from` until just before `to`; null: unbounded. Null desk: all desks. */
export interface PublishedWhere {
  readonly deskId: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
}

interface Place {
  readonly publishedAt: string;
  readonly deliveryId: string;
}

/** Returns a query for the next places after one, in order, up to a limit. */
type Source = (after: Place, limit: number) => Prisma.Sql;

/** Minutes after its planned time from which a post counts as late. */
export const lateMinutes = 5;
const heldAtOnce = 500;
const fewestAPage = 25;
/** Sorts before every id. */
const noId = '00000000-0000-0000-0000-000000000000';

/**
 * Yields published deliveries by instant and id, each once, even if more are published meanwhile. Reads page by page,
 * each from the end of the one before, so that neither memory nor a transaction grows with the data.
 */
export async function* readPublished(
  db: Database,
  where: PublishedWhere,
  pageSize: number = heldAtOnce,
): AsyncGenerator<Published, void> {
  const deskIds = where.deskId === null ? await idsOfDesks(db) : [where.deskId];
  const places = await placesOfAccounts(db, deskIds);
  const first = { publishedAt: (where.from ?? new Date(0)).toISOString(), deliveryId: noId };
  const end = (where.to ?? new Date('9999-12-31T23:59:59.999Z')).toISOString();
  // Each desk has an index to follow; over all desks, each page would sort everything.
  const sources = [...deskIds.map((deskId) => placesOfDesk(deskId, end)), placesWithoutFigures(where.deskId, end)];
  const limit = Math.max(Math.min(fewestAPage, pageSize), Math.floor(pageSize / sources.length));
  yield* merged(sources.map((source) => pagesOf({ db, places }, source, first, limit)));
}

async function idsOfDesks(db: Database): Promise<readonly string[]> {
  return (await db.desk.findMany({ select: { id: true } })).map(({ id }) => id);
}

function placesOfDesk(deskId: string, end: string): Source {
  return ({ publishedAt, deliveryId }, limit) => Prisma.sql`
    SELECT f."deliveryId" AS "id", f."publishedAt" FROM "DeliveryFigures" f
    WHERE f."deskId" = ${deskId}::uuid AND f."publishedAt" < ${end}::timestamptz
      AND (f."publishedAt", f."deliveryId") > (${publishedAt}::timestamptz, ${deliveryId}::uuid)
    ORDER BY f."publishedAt", f."deliveryId" LIMIT ${limit}`;
}

/** Selects deliveries without figures: published a moment ago, or more than 31 days before Tambour saw it. */
function placesWithoutFigures(deskId: string | null, end: string): Source {
  const ofDesk =
    deskId === null
      ? Prisma.empty
      : Prisma.sql`
      AND EXISTS (SELECT 1 FROM "Draft" WHERE "Draft"."id" = d."draftId" AND "Draft"."deskId" = ${deskId}::uuid)`;
  return ({ publishedAt, deliveryId }, limit) => Prisma.sql`
    SELECT d."id", d."sentAt" AS "publishedAt" FROM "Delivery" d
    WHERE d."sentAt" < ${end}::timestamptz AND d."way" IS DISTINCT FROM 'edit'
      AND (d."sentAt", d."id") > (${publishedAt}::timestamptz, ${deliveryId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM "DeliveryFigures" f WHERE f."deliveryId" = d."id") ${ofDesk}
    ORDER BY d."sentAt", d."id" LIMIT ${limit}`;
}

interface From {
  readonly db: Database;
  readonly places: PlacesOfAccounts;
}

async function* pagesOf(from: From, source: Source, first: Place, limit: number): AsyncGenerator<Published, void> {
  let after = first;
  for (;;) {
    const page = await readPage(from, source(after, limit));
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    after = last;
  }
}

async function readPage({ db, places }: From, page: Prisma.Sql): Promise<readonly Published[]> {
  // Instants leave the database as text in UTC, so the session's zone does not matter.
  const rows = await db.$queryRaw<(Published & { readonly deskId: string })[]>`
    WITH page AS MATERIALIZED (${page})
    SELECT
      d."id" AS "deliveryId", desk."name" AS "desk", draft."number" AS "draftNumber", d."revision", d."fingerprint",
      account."handle", account."network", account."practice",
      ${inUtc('page."publishedAt"')} AS "publishedAt", d."remoteUrl" AS "url",
      CASE WHEN series."is" THEN said."text" ELSE left(ltrim(said."text", E' \\t\\r\\n'), 640) END AS "text",
      CASE WHEN series."is" THEN d."position" END AS "part",
      d."state"::text AS "state", ${inUtc('d."retractedAt"')} AS "retractedAt",
      f."followers"::text AS "followers", f."boosters", f."boosterFollowers"::text AS "boosterFollowers",
      f."boostersHidden", f."boostersAreAll",
      relayed."is" AS "isRelayed", d."draftId", d."accountId", draft."deskId",
      CASE
        WHEN d."position" > 1 THEN 'series_part'
        WHEN EXISTS (SELECT 1 FROM "EmergencyUse" use WHERE use."draftId" = d."draftId") THEN 'emergency'
        WHEN draft."correctsId" IS NOT NULL THEN 'correction'
        WHEN relayed."is" THEN 'relayed'
        ELSE 'post'
      END AS "kind",
      (
        SELECT ${inUtc('min(edit."sentAt")')} FROM "Delivery" edit
        WHERE edit."way" = 'edit' AND edit."state" = 'sent' AND edit."correctsId" IN (
          SELECT part."id" FROM "Delivery" part
          WHERE part."draftId" = d."draftId" AND part."revision" = d."revision" AND part."accountId" = d."accountId"
            AND (part."id" = d."id" OR d."position" = 1))
      ) AS "correctedInPlaceAt",
      ${asleepAbout('d."accountId"', 'page."publishedAt"')} AS "asleep",
      (
        SELECT json_build_object(
          'network', "by"."network", 'publishedAt', ${inUtc('o."publishedAt"')}, 'outcome', o."outcome",
          'readAt', ${inUtc('o."readAt"')}, 'likes', o."likes"::text, 'shares', o."shares"::text,
          'quotes', o."quotes"::text, 'replies', o."replies"::text, 'ownReplies', o."ownReplies"::text,
          'followers', o."followers"::text, 'asleep', ${asleepAbout('o."accountId"', 'o."publishedAt"')})
        FROM "OriginalFigures" o JOIN "Account" "by" ON "by"."id" = o."accountId"
        WHERE o."draftId" = d."draftId"
      ) AS "original",
      to_char(page."publishedAt" AT TIME ZONE desk."timeZone", 'YYYY-MM') AS "month",
      COALESCE(d."sentAt" > r."publishAt" + make_interval(mins => ${lateMinutes}::int), false) AS "leftLate",
      d."doubtSince" IS NOT NULL AS "wasDoubted",
      COALESCE((
        SELECT json_agg(json_build_object(
          'age', rd."age", 'outcome', rd."outcome", 'readAt', ${inUtc('rd."readAt"')}, 'isLate', rd."isLate",
          'likes', rd."likes"::text, 'shares', rd."shares"::text, 'quotes', rd."quotes"::text,
          'replies', rd."replies"::text, 'ownReplies', rd."ownReplies"::text,
          'unanswered', rd."unanswered"::text, 'views', rd."views"::text, 'answerSeconds', rd."answerSeconds"
        ) ORDER BY rd."age")
        FROM "Reading" rd WHERE rd."deliveryId" = d."id"
      ), '[]') AS "readings"
    FROM page
    JOIN "Delivery" d ON d."id" = page."id"
    JOIN "Draft" draft ON draft."id" = d."draftId"
    JOIN "Desk" desk ON desk."id" = draft."deskId"
    JOIN "Account" account ON account."id" = d."accountId"
    JOIN "Revision" r ON r."draftId" = d."draftId" AND r."number" = d."revision"
    LEFT JOIN "DeliveryFigures" f ON f."deliveryId" = d."id"
    CROSS JOIN LATERAL (
      SELECT EXISTS (SELECT 1 FROM "SourceItem" item WHERE item."draftId" = d."draftId") AS "is"
    ) relayed
    CROSS JOIN LATERAL (SELECT COALESCE(r."ownTexts" ->> account."id"::text, r."text") AS "text") said
    CROSS JOIN LATERAL (
      SELECT d."position" > 1 OR EXISTS (
        SELECT 1 FROM "Delivery" next
        WHERE next."draftId" = d."draftId" AND next."revision" = d."revision" AND next."accountId" = d."accountId"
          AND next."position" = 2
      ) AS "is"
    ) series
    ORDER BY page."publishedAt", page."id"`;
  return rows.map((row) => ({
    ...row,
    text: row.part === null ? row.text : (partsOfText(row.text)[row.part - 1] ?? ''),
    accountOrder: places.get(row.deskId)?.get(row.accountId) ?? null,
  }));
}

/**
 * Selects an account's sleeps within an hour of an instant: no pair's posts are farther apart. Both arguments are
 * always column names from this file.
 */
function asleepAbout(accountId: string, at: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT string_agg(
      ${inUtc('slept."startsAt"')} || '/' || COALESCE(${inUtc('slept."until"')}, '..'), ' ' ORDER BY slept."startsAt")
    FROM (
      SELECT "startsAt", COALESCE("endedAt", "endsAt") AS "until" FROM "Sleep"
      WHERE "accountId" = ${Prisma.raw(accountId)} AND "cancelledAt" IS NULL
    ) slept
    WHERE slept."startsAt" <= ${Prisma.raw(at)} + interval '1 hour'
      AND (slept."until" IS NULL OR slept."until" > greatest(slept."startsAt", ${Prisma.raw(at)} - interval '1 hour'))
  )`;
}

/** Returns SQL that writes a column's instant in UTC. Its argument is always a column name from this file. */
function inUtc(column: string): Prisma.Sql {
  return Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

/** Merges sorted streams into one sorted stream. */
async function* merged(streams: readonly AsyncGenerator<Published, void>[]): AsyncGenerator<Published, void> {
  const heads: { readonly value: Published; readonly stream: AsyncGenerator<Published, void> }[] = [];
  const advance = async (stream: AsyncGenerator<Published, void>): Promise<void> => {
    const next = await stream.next();
    if (next.done !== true) heads.push({ value: next.value, stream });
  };
  for (const stream of streams) await advance(stream);
  for (;;) {
    const [first] = heads;
    if (first === undefined) return;
    const next = heads.reduce((one, other) => (isBefore(other.value, one.value) ? other : one), first);
    heads.splice(heads.indexOf(next), 1);
    yield next.value;
    await advance(next.stream);
  }
}

// Compares ids as the database does: lower-case hexadecimal sorts like its bytes.
function isBefore(one: Place, other: Place): boolean {
  if (one.publishedAt !== other.publishedAt) return one.publishedAt < other.publishedAt;
  return one.deliveryId < other.deliveryId;
}
