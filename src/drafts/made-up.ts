import { Prisma } from '#storage/generated/client.ts';

/** Kind of the entry that says that a practice desk got a made-up past; its drafts have no entries of their own. */
export const madeUpKind = 'practice.historyFilled';

/** SQL that tells whether the "draft" of the row is of such a past. */
export const isMadeUp: Prisma.Sql = Prisma.sql`EXISTS (
  SELECT 1 FROM "JournalEntry" "past"
  WHERE "past"."draftId" IS NULL AND "past"."kind" = ${madeUpKind} AND "past"."deskId" = "draft"."deskId"
    AND "draft"."number" - ("past"."data"->>'firstNumber')::int BETWEEN 0 AND ("past"."data"->>'posts')::int - 1)`;
