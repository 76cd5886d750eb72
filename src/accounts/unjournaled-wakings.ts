import type { Transaction } from '#storage/database.ts';

/** A decision on a waking that the journal does not know of. */
export interface UnjournaledOnWaking {
  readonly wakingId: string;
  readonly person: string;
  readonly kind: string;
}

/** Lists decisions on wakings of which there are more than entries that tell of them. */
export async function unjournaledOnWakings(tx: Transaction): Promise<readonly UnjournaledOnWaking[]> {
  return tx.$queryRaw<UnjournaledOnWaking[]>`
    SELECT "made"."wakingId", "made"."person", "made"."kind"
    FROM (
      SELECT "subjectId" AS "wakingId", "person", "kind"::text AS "kind", "fingerprint", count(*) AS "count"
      FROM "Decision" WHERE "subjectKind" = 'waking' GROUP BY 1, 2, 3, 4
    ) "made"
    WHERE "made"."count" > (
      SELECT count(*) FROM "JournalEntry" "told"
      WHERE "told"."draftId" IS NULL AND "told"."kind" = 'decision.' || "made"."kind"
        AND "told"."actor" = "made"."person" AND "told"."data"->'subject'->>'id' = "made"."wakingId"::text
        AND "told"."data"->>'fingerprint' = "made"."fingerprint"
    )
    ORDER BY 1, 2, 3`;
}
