import { Prisma } from '#storage/generated/client.ts';

/**
 * Kind of the journal entry of a practice desk's made-up past; the drafts of that past have no entries of their own.
 */
export const madeUpKind = 'practice.historyFilled';

/** SQL that tells whether the row's "draft" belongs to such a past. */
export const isMadeUp: Prisma.Sql = Prisma.sql`EXISTS (
  SELECT 1 FROM "JournalEntry" "past"
  WHERE "past"."draftId" IS NULL AND "past"."kind" = ${madeUpKind} AND "past"."deskId" = "draft"."deskId"
    AND "draft"."number" - ("past"."data"->>'firstNumber')::int BETWEEN 0 AND ("past"."data"->>'posts')::int - 1)`;
