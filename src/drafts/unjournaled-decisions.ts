import type { Transaction } from '#storage/database.ts';

import { isMadeUp } from './made-up.ts';

/** A decision on a draft that the journal does not know of. */
export interface UnjournaledDecision {
  readonly draftId: string;
  readonly revision: number;
  readonly person: string;
  readonly kind: string;
}

/** Lists decisions on drafts that have fewer journal entries than rows. */
export async function unjournaledDecisions(tx: Transaction): Promise<readonly UnjournaledDecision[]> {
  return tx.$queryRaw<UnjournaledDecision[]>`
    SELECT "made"."draftId", "made"."revision", "made"."person", "made"."kind"
    FROM (
      SELECT "subjectId" AS "draftId", "revision", "person", "kind"::text AS "kind", "fingerprint", count(*) AS "count"
      FROM "Decision" WHERE "subjectKind" = 'draft' GROUP BY 1, 2, 3, 4, 5
    ) "made"
    JOIN "Draft" "draft" ON "draft"."id" = "made"."draftId"
    WHERE "made"."count" > (
      SELECT count(*) FROM "JournalEntry" "told"
      WHERE "told"."draftId" = "made"."draftId" AND "told"."kind" = 'decision.' || "made"."kind"
        AND "told"."actor" = "made"."person" AND ("told"."data"->>'revision')::int = "made"."revision"
        AND "told"."data"->>'fingerprint' = "made"."fingerprint"
    ) AND NOT ${isMadeUp}
    ORDER BY 1, 2, 3, 4`;
}
