import type { NetworkKind } from '#networks/network-rules.ts';
import type { Database } from '#storage/database.ts';
import { type DeliveryState, Prisma, type ReadingAge, type ReadingOutcome } from '#storage/generated/client.ts';

/** Counts of one delivery at one age, as digits: a count may be larger than a number holds. */
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
}

/** One delivery that was published, with its readings, youngest age first. Instants are ISO 8601 in UTC. */
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
  readonly readings: readonly PublishedReading[];
}

/** Published from `from` until just before `to`; null: from the first, until the last. Null desk: all desks. */
export interface PublishedWhere {
  readonly deskId: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
}

interface Place {
  readonly publishedAt: string;
  readonly deliveryId: string;
}

/** Returns the next places after one, in order, up to a limit. */
type Source = (after: Place, limit: number) => Prisma.Sql;

const heldAtOnce = 500;
const fewestAPage = 25;
/** Below every id there is. */
const noId = '00000000-0000-0000-0000-000000000000';

/**
 * Yields what was published, by moment and then by delivery, each once, even if more is published meanwhile. Reads page
 * by page, each from where the one before ended, so that neither memory nor a transaction grows with what there is.
 */
export async function* readPublished(
  db: Database,
  where: PublishedWhere,
  pageSize: number = heldAtOnce,
): AsyncGenerator<Published, void> {
  const deskIds = where.deskId === null ? await idsOfDesks(db) : [where.deskId];
  const first = { publishedAt: (where.from ?? new Date(0)).toISOString(), deliveryId: noId };
  const end = (where.to ?? new Date('9999-12-31T23:59:59.999Z')).toISOString();
  // Desk by desk there is an index to go along; over all of them each page would sort everything anew.
  const sources = [...deskIds.map((deskId) => placesOfDesk(deskId, end)), placesWithoutFigures(where.deskId, end)];
  const limit = Math.max(Math.min(fewestAPage, pageSize), Math.floor(pageSize / sources.length));
  yield* merged(sources.map((source) => pagesOf(db, source, first, limit)));
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

/** Selects what went out before Tambour read figures. */
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

async function* pagesOf(db: Database, source: Source, first: Place, limit: number): AsyncGenerator<Published, void> {
  let after = first;
  for (;;) {
    const page = await readPage(db, source(after, limit));
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    after = last;
  }
}

async function readPage(db: Database, places: Prisma.Sql): Promise<readonly Published[]> {
  // The zone of the session is nobody's business: instants leave the database as text in UTC.
  return db.$queryRaw<Published[]>`
    WITH page AS MATERIALIZED (${places})
    SELECT
      d."id" AS "deliveryId", desk."name" AS "desk", draft."number" AS "draftNumber", d."revision", d."fingerprint",
      account."handle", account."network", account."practice",
      ${inUtc('page."publishedAt"')} AS "publishedAt", d."remoteUrl" AS "url",
      left(ltrim(COALESCE(r."ownTexts" ->> account."id"::text, r."text"), E' \\t\\r\\n'), 640) AS "text",
      d."state"::text AS "state", ${inUtc('d."retractedAt"')} AS "retractedAt",
      f."followers"::text AS "followers", f."boosters", f."boosterFollowers"::text AS "boosterFollowers",
      f."boostersHidden", f."boostersAreAll",
      EXISTS (SELECT 1 FROM "SourceItem" item WHERE item."draftId" = d."draftId") AS "isRelayed",
      COALESCE((
        SELECT json_agg(json_build_object(
          'age', rd."age", 'outcome', rd."outcome", 'readAt', ${inUtc('rd."readAt"')}, 'isLate', rd."isLate",
          'likes', rd."likes"::text, 'shares', rd."shares"::text, 'quotes', rd."quotes"::text,
          'replies', rd."replies"::text, 'ownReplies', rd."ownReplies"::text,
          'unanswered', rd."unanswered"::text, 'views', rd."views"::text
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
    ORDER BY page."publishedAt", page."id"`;
}

/** Writes a column's instant in UTC. It is only ever given a column's name that stands in this file. */
function inUtc(column: string): Prisma.Sql {
  return Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

/** Merges several streams that are in order into one in order. */
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

// Ids are compared as the database does: lower-case hexadecimal sorts like its bytes.
function isBefore(one: Place, other: Place): boolean {
  if (one.publishedAt !== other.publishedAt) return one.publishedAt < other.publishedAt;
  return one.deliveryId < other.deliveryId;
}
