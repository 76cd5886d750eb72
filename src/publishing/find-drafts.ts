import type { NetworkKind } from '#networks/network-rules.ts';
import type { Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';

/** A draft's state, as people ask for it. A draft that went to one account and not to another is in several. */
export type FindState =
  | 'open'
  | 'writing'
  | 'asked'
  | 'changesAsked'
  | 'approved'
  | 'scheduled'
  | 'published'
  | 'held'
  | 'failed'
  | 'retracted'
  | 'rejected'
  | 'cancelled';

/**
 * A search among a desk's drafts. An empty list asks for nothing; a draft needs to match one member of a list, but all
 * words.
 */
export interface FindQuestion {
  readonly deskId: string;
  readonly numbers: readonly number[];
  /** Beginnings of words, as `foldedWords` returns them; a draft must contain each. */
  readonly words: readonly string[];
  readonly states: readonly FindState[];
  readonly authors: readonly string[];
  /** Networks of the draft's accounts, now or when it was sent. A draft matches one of these or one of `accountIds`. */
  readonly networks: readonly NetworkKind[];
  readonly accountIds: readonly string[];
  /**
   * From `from` until just before `to`, if there is one. The draft was begun, last changed or published then, or will
   * leave then.
   */
  readonly spans: readonly { readonly from: Date; readonly to: Date | null }[];
}

export interface FoundPage {
  /** The newest first. */
  readonly draftIds: readonly string[];
  /** The lowest number of the page; the next page begins below it. Null if the page is empty. */
  readonly lastNumber: number | null;
  /** Number of all that match; `older` of them come after this page. */
  readonly total: number;
  readonly older: number;
}

/**
 * Reads a page of the drafts that match, sorted by number. Numbers never change, so pages that continue from
 * `lastNumber` neither repeat a draft nor skip one. `before` null: from the newest.
 */
export async function findDrafts(
  tx: Transaction,
  question: FindQuestion,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<FoundPage> {
  const isBelow = before === null ? Prisma.sql`true` : Prisma.sql`"number" < ${before}`;
  const rows = await tx.$queryRaw<
    { readonly id: string; readonly number: number; readonly total: number; readonly left: number }[]
  >`
    WITH found AS MATERIALIZED (
      SELECT d."id", d."number" FROM "Draft" d WHERE ${Prisma.join([...conditionsOf(question)], ' AND ')}
    )
    SELECT "id", "number", (SELECT count(*) FROM found)::int AS "total",
      (SELECT count(*) FROM found WHERE ${isBelow})::int AS "left"
    FROM found WHERE ${isBelow} ORDER BY "number" DESC LIMIT ${limit}`;
  const [first] = rows;
  return {
    draftIds: rows.map(({ id }) => id),
    lastNumber: rows.at(-1)?.number ?? null,
    total: first?.total ?? 0,
    older: (first?.left ?? 0) - rows.length,
  };
}

function conditionsOf(question: FindQuestion): readonly Prisma.Sql[] {
  const { deskId, numbers, words, states, authors, networks, accountIds, spans } = question;
  return [
    Prisma.sql`d."deskId" = ${deskId}::uuid`,
    ...(numbers.length === 0 ? [] : [Prisma.sql`d."number" = ANY(${[...numbers]}::int[])`]),
    ...(words.length === 0
      ? []
      : [
          // Only letters and digits stand between the quotation marks, so nothing can close them early.
          Prisma.sql`d."id" IN (SELECT w."draftId" FROM "DraftWords" w WHERE w."words" @@ ${words.map((word) => `'${word}':*`).join(' & ')}::tsquery)`,
        ]),
    ...(states.length === 0 ? [] : [anyOf(states.map(stateCondition))]),
    ...(authors.length === 0 ? [] : [Prisma.sql`d."author" = ANY(${[...authors]}::text[])`]),
    ...(accountIds.length + networks.length === 0 ? [] : [isFor(networks, accountIds)]),
    ...spans.map(({ from, to }) =>
      anyOf([
        ...[Prisma.sql`d."createdAt"`, Prisma.sql`d."changedAt"`].map((at) => within(at, from, to)),
        isNow(within(Prisma.sql`r."publishAt"`, from, to)),
        hasDelivery(within(Prisma.sql`l."sentAt"`, from, to)),
      ]),
    ),
  ];
}

function stateCondition(state: FindState): Prisma.Sql {
  switch (state) {
    case 'open':
      return Prisma.sql`d."state" IN ('writing', 'asked')`;
    case 'writing':
    case 'asked':
    case 'approved':
    case 'rejected':
    case 'cancelled':
      return Prisma.sql`d."state" = ${state}::"DraftState"`;
    case 'changesAsked':
      return Prisma.sql`(d."state" = 'asked' AND EXISTS (SELECT FROM "Decision" c WHERE c."subjectId" = d."id"
        AND c."revision" = d."currentRevision" AND c."kind" = 'requestChanges' AND c."withdrawnAt" IS NULL))`;
    case 'scheduled':
      return Prisma.sql`(d."state" = 'approved' AND ${hasDelivery(Prisma.sql`l."state" IN ('ready', 'sending')`)})`;
    case 'published':
      return hasDelivery(Prisma.sql`l."state" IN ('sent', 'retracting')`);
    case 'held':
      return Prisma.sql`(d."state" IN ('writing', 'asked', 'approved')
        AND ${hasDelivery(Prisma.sql`l."state" IN ('held', 'failed', 'doubt')`)})`;
    case 'failed':
      return hasDelivery(Prisma.sql`l."state" = 'failed'`);
    case 'retracted':
      return hasDelivery(Prisma.sql`l."state" = 'retracted'`);
  }
}

function isFor(networks: readonly NetworkKind[], accountIds: readonly string[]): Prisma.Sql {
  const isOne = Prisma.sql`(a."id" = ANY(${[...accountIds]}::uuid[]) OR a."network" = ANY(${[...networks]}::text[]))`;
  const one = Prisma.sql`ARRAY(SELECT a."id" FROM "Account" a WHERE ${isOne})`;
  return anyOf([isNow(Prisma.sql`r."accountIds" && ${one}`), hasDelivery(Prisma.sql`l."accountId" = ANY(${one})`)]);
}

function within(at: Prisma.Sql, from: Date, to: Date | null): Prisma.Sql {
  return to === null ? Prisma.sql`${at} >= ${from}` : Prisma.sql`(${at} >= ${from} AND ${at} < ${to})`;
}

// "IN" instead of "EXISTS": beside an "OR", the subquery is then run once and not for each draft.

/** Builds the condition that `condition` holds for the draft's current revision. */
function isNow(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(d."id", d."currentRevision") IN (SELECT r."draftId", r."number" FROM "Revision" r WHERE ${condition})`;
}

function hasDelivery(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`d."id" IN (SELECT l."draftId" FROM "Delivery" l WHERE ${condition})`;
}

function anyOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join([...conditions], ' OR ')})`;
}

/**
 * Groups of unfinished drafts: those that need somebody, those in writing or waiting for approval, and those scheduled.
 */
export const listGroups = ['held', 'open', 'scheduled'] as const;

/** No draft is in two of them. */
type ListGroup = (typeof listGroups)[number];

interface Listed {
  /** The newest first. */
  readonly draftIds: readonly string[];
  /** Number of all drafts in the group, including those left out. */
  readonly total: number;
}

/** Reads a desk's unfinished drafts, the `most` newest of each group, in one statement. */
export async function listDrafts(
  tx: Transaction,
  deskId: string,
  most: number,
): Promise<Readonly<Record<ListGroup, Listed>>> {
  const rows = await tx.$queryRaw<{ readonly group: ListGroup; readonly id: string; readonly total: number }[]>`
    WITH "unfinished" AS (
      SELECT "id", "number", "state" FROM "Draft"
      WHERE "deskId" = ${deskId}::uuid AND "state" IN ('writing', 'asked', 'approved')
    ), "needing" AS MATERIALIZED (
      SELECT DISTINCT "draftId" FROM "Delivery" WHERE "state" IN ('held', 'failed', 'doubt')
    ), "leaving" AS MATERIALIZED (
      SELECT DISTINCT "draftId" FROM "Delivery" WHERE "state" IN ('ready', 'sending')
    ), "held" AS MATERIALIZED (
      SELECT "id", "number" FROM "unfinished" WHERE "id" IN (SELECT "draftId" FROM "needing")
    ), "open" AS MATERIALIZED (
      SELECT "id", "number" FROM "unfinished"
      WHERE "state" <> 'approved' AND "id" NOT IN (SELECT "draftId" FROM "needing")
    ), "scheduled" AS MATERIALIZED (
      SELECT "id", "number" FROM "unfinished"
      WHERE "state" = 'approved' AND "id" IN (SELECT "draftId" FROM "leaving")
        AND "id" NOT IN (SELECT "draftId" FROM "needing")
    )
    (SELECT 'held' AS "group", "id", (SELECT count(*) FROM "held")::int AS "total"
      FROM "held" ORDER BY "number" DESC LIMIT ${most})
    UNION ALL
    (SELECT 'open', "id", (SELECT count(*) FROM "open")::int FROM "open" ORDER BY "number" DESC LIMIT ${most})
    UNION ALL
    (SELECT 'scheduled', "id", (SELECT count(*) FROM "scheduled")::int
      FROM "scheduled" ORDER BY "number" DESC LIMIT ${most})`;
  const listed = (group: ListGroup): Listed => {
    const own = rows.filter((row) => row.group === group);
    return { draftIds: own.map(({ id }) => id), total: own[0]?.total ?? 0 };
  };
  return { held: listed('held'), open: listed('open'), scheduled: listed('scheduled') };
}
