import type { Transaction } from '#storage/database.ts';

import { type FiguresRow, revisionKey } from '#reach/figures-row.ts';

/**
 * Reads the posts on our accounts from which these were relayed. Each becomes a row with the same draft and revision,
 * on the original's network.
 */
export async function readOriginalRows(
  tx: Transaction,
  relayed: readonly FiguresRow[],
): Promise<readonly FiguresRow[]> {
  const rows = [
    ...new Map(relayed.filter(({ isRelayed }) => isRelayed).map((row) => [revisionKey(row), row])).values(),
  ];
  if (rows.length === 0) return [];
  const originals = await tx.$queryRaw<(FiguresRow & { readonly draftId: string })[]>`
    SELECT o."draftId" AS "deliveryId", o."accountId", a."network", o."draftId", o."publishedAt",
      'sent' AS "state", false AS "isEdited", NULL AS "url", o."followers"::float8 AS "followers",
      o."outcome"::text AS "outcome", o."readAt", o."isLate",
      o."likes"::float8 AS "likes", o."shares"::float8 AS "shares", o."quotes"::float8 AS "quotes",
      o."replies"::float8 AS "replies", o."ownReplies"::float8 AS "ownReplies",
      o."unanswered"::float8 AS "unanswered", o."views"::float8 AS "views", NULL AS "boosters",
      NULL AS "boosterFollowers", NULL AS "boostersHidden", NULL AS "boostersAreAll",
      true AS "isRelayed", true AS "isOriginal"
    FROM "OriginalFigures" o
    JOIN "Account" a ON a."id" = o."accountId"
    WHERE o."draftId" = ANY(${rows.map(({ draftId }) => draftId)}::uuid[])`;
  const byDraft = new Map(originals.map((row) => [row.draftId, row]));
  return rows.flatMap(({ draftId, draftNumber, revision }) => {
    const original = byDraft.get(draftId);
    return original === undefined ? [] : [{ ...original, draftNumber, revision }];
  });
}
