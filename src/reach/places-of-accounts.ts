import type { Database } from '#storage/database.ts';

/** Each account's rank on each desk, from 1, by both ids. */
export type PlacesOfAccounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Reads the order in which pairs choose among a desk's accounts: first its own, in its order, then former accounts for
 * which it published, the oldest first.
 */
export async function placesOfAccounts(db: Database, deskIds: readonly string[]): Promise<PlacesOfAccounts> {
  const rows = await db.$queryRaw<{ deskId: string; accountId: string }[]>`
    SELECT known."deskId", known."accountId"
    FROM (
      SELECT "deskId", "accountId" FROM "DeskAccount" WHERE "deskId" = ANY(${deskIds}::uuid[])
      UNION
      SELECT draft."deskId", d."accountId" FROM "Delivery" d JOIN "Draft" draft ON draft."id" = d."draftId"
      WHERE draft."deskId" = ANY(${deskIds}::uuid[]) AND d."sentAt" IS NOT NULL
    ) known
    JOIN "Account" account ON account."id" = known."accountId"
    LEFT JOIN "DeskAccount" own ON own."deskId" = known."deskId" AND own."accountId" = known."accountId"
    ORDER BY own."position" NULLS LAST, account."createdAt", account."id"`;
  return new Map(
    [...Map.groupBy(rows, ({ deskId }) => deskId)].map(([deskId, accounts]) => [
      deskId,
      new Map(accounts.map(({ accountId }, index) => [accountId, index + 1])),
    ]),
  );
}
