import type { Transaction } from '#storage/database.ts';

/** A decision on something other than a draft, such as a waking, that is missing in the journal. */
export interface UnjournaledOnAccount {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly person: string;
  readonly kind: string;
}

/** Lists decisions on anything but drafts that have too few entries in the journal. */
export async function unjournaledOnAccounts(tx: Transaction): Promise<readonly UnjournaledOnAccount[]> {
  return tx.$queryRaw<UnjournaledOnAccount[]>`
    SELECT "made"."subjectKind", "made"."subjectId", "made"."person", "made"."kind"
    FROM (
      SELECT "subjectKind", "subjectId", "person", "kind"::text AS "kind", "fingerprint", count(*) AS "count"
      FROM "Decision" WHERE "subjectKind" <> 'draft' GROUP BY 1, 2, 3, 4, 5
    ) "made"
    WHERE "made"."count" > (
      SELECT count(*) FROM "JournalEntry" "told"
      WHERE "told"."draftId" IS NULL AND "told"."kind" = 'decision.' || "made"."kind"
        AND "told"."actor" = "made"."person" AND "told"."data"->'subject'->>'id' = "made"."subjectId"::text
        AND "told"."data"->'subject'->>'kind' = "made"."subjectKind"
        AND "told"."data"->>'fingerprint' = "made"."fingerprint"
    )
    ORDER BY 1, 2, 3, 4`;
}
