import type { Database, Transaction } from '#storage/database.ts';
import type { PastSource } from '#storage/generated/client.ts';

/** Summary of the imported data of an account's time before Tambour. */
export interface KeptPast {
  readonly accountId: string;
  readonly handle: string;
  readonly network: string;
  readonly source: PastSource;
  readonly countedAt: Date;
  readonly importedAt: Date;
  readonly importedBy: string;
  readonly posts: number;
  /** Null: there are no posts. */
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly repliesToOthers: number;
}

/** Lists the imports of a desk's accounts, by handle. */
export async function listPast(db: Database | Transaction, deskId: string): Promise<readonly KeptPast[]> {
  return db.$queryRaw<KeptPast[]>`
    SELECT "PastImport"."accountId", "handle", "network", "source"::text, "countedAt", "importedAt", "importedBy",
      "posts"::int, "firstAt", "lastAt", "repliesToOthers"::int
    FROM "PastImport" JOIN "Account" ON "Account"."id" = "PastImport"."accountId",
      LATERAL (SELECT count(*) AS "posts", min("publishedAt") AS "firstAt", max("publishedAt") AS "lastAt"
        FROM "PastPost" WHERE "PastPost"."accountId" = "PastImport"."accountId") AS "ofPosts",
      LATERAL (SELECT coalesce(sum("repliesToOthers"), 0) AS "repliesToOthers"
        FROM "PastMonth" WHERE "PastMonth"."accountId" = "PastImport"."accountId") AS "ofMonths"
    WHERE "PastImport"."deskId" = ${deskId}::uuid
    ORDER BY "handle", "PastImport"."accountId"`;
}
