import type { Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';

import { isMadeUp } from './made-up.ts';

/**
 * SQL that tells whether the row "revision" of the row "draft" has the words, descriptions, pictures and link card that
 * the journal says were written, and is shown as widely. The journal of an early release has no words, and that of a
 * made-up past no entries: then there is nothing to compare. Times, accounts and corrections are left out, as a version
 * that is sent late has others.
 */
export const isAsJournaled: Prisma.Sql = Prisma.sql`COALESCE((
  SELECT "told"."content" IS NULL OR (
    "told"."content"->>'text' = "revision"."text" AND "told"."content"->'ownTexts' = "revision"."ownTexts"
    AND "told"."content"->'media' = "revision"."media" AND "told"."content"->>'language' = "revision"."language"
    AND "told"."content"->>'visibility' = "revision"."visibility"
    AND ROW("told"."content"->>'contentWarning', "told"."content"->'linkCard', "told"."content"->>'series',
      "told"."content"->>'restVisibility') IS NOT DISTINCT FROM ROW("revision"."contentWarning",
      "revision"."linkCard", "revision"."series", "revision"."restVisibility"))
  FROM (
    SELECT "seq", "data"->'content' AS "content" FROM "JournalEntry"
    WHERE "draftId" = "revision"."draftId" AND "kind" IN ('draft.created', 'draft.revised')
      AND ("data"->>'revision')::int <= "revision"."number"
  ) "told" ORDER BY "told"."seq" DESC LIMIT 1), ${isMadeUp})`;

/** A published version whose words are not those in the journal. */
export interface MisjournaledWords {
  readonly draftId: string;
  readonly revision: number;
}

/** Lists published versions whose words somebody changed since they were journaled. */
export async function misjournaledWords(tx: Transaction): Promise<readonly MisjournaledWords[]> {
  return tx.$queryRaw<MisjournaledWords[]>`
    SELECT "revision"."draftId", "revision"."number" AS "revision"
    FROM "Revision" "revision" JOIN "Draft" "draft" ON "draft"."id" = "revision"."draftId"
    WHERE EXISTS (
      SELECT FROM "Delivery" "sent"
      WHERE "sent"."draftId" = "revision"."draftId" AND "sent"."revision" = "revision"."number"
        AND "sent"."state" IN ('sent', 'retracting', 'retracted')) AND NOT ${isAsJournaled}
    ORDER BY "revision"."draftId", "revision"."number"`;
}
