import type { Transaction } from '#storage/database.ts';

/** Of the drafts that are not done with: what needs somebody, what is written or waits for approval, what is to leave. */
export const listGroups = ['held', 'open', 'scheduled'] as const;

/** Each draft is in one. */
export type ListGroup = (typeof listGroups)[number];

export interface Listed {
  /** The newest first. */
  readonly draftIds: readonly string[];
  /** With those that are not among them. */
  readonly total: number;
}

/** What lies on a desk, the `most` newest of each group: one statement, however much there is. */
export async function listDrafts(
  tx: Transaction,
  deskId: string,
  most: number,
): Promise<Readonly<Record<ListGroup, Listed>>> {
  const rows = await tx.$queryRaw<{ readonly group: ListGroup; readonly id: string; readonly total: number }[]>`
    WITH "lying" AS (
      SELECT "id", "number", "state" FROM "Draft"
      WHERE "deskId" = ${deskId}::uuid AND "state" IN ('writing', 'asked', 'approved')
    ), "needing" AS MATERIALIZED (
      SELECT DISTINCT "draftId" FROM "Delivery" WHERE "state" IN ('held', 'failed', 'doubt')
    ), "leaving" AS MATERIALIZED (
      SELECT DISTINCT "draftId" FROM "Delivery" WHERE "state" IN ('ready', 'sending')
    ), "held" AS MATERIALIZED (
      SELECT "id", "number" FROM "lying" WHERE "id" IN (SELECT "draftId" FROM "needing")
    ), "open" AS MATERIALIZED (
      SELECT "id", "number" FROM "lying"
      WHERE "state" <> 'approved' AND "id" NOT IN (SELECT "draftId" FROM "needing")
    ), "scheduled" AS MATERIALIZED (
      SELECT "id", "number" FROM "lying"
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
