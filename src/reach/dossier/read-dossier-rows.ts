import type { FiguresRow } from '#reach/figures-row.ts';
import type { DigestPeriod } from '#reach/digest-period.ts';
import { lateMinutes } from '#reach/read-published.ts';
import type { Transaction } from '#storage/database.ts';

import type { PostKind } from './dossier.ts';

/** A post's counts 28 days after it went out. */
type At28Days = Pick<
  FiguresRow,
  'outcome' | 'readAt' | 'likes' | 'shares' | 'quotes' | 'replies' | 'ownReplies' | 'unanswered' | 'views'
>;

/** A published delivery with its counts at 72 hours, and what a dossier needs in addition. */
export interface DossierRow extends FiguresRow {
  readonly kind: PostKind;
  readonly isLateSent: boolean;
  readonly wasDoubted: boolean;
  /** Seconds until our first answers to replies, as of 72 hours; null: unknown. */
  readonly answerSeconds: readonly number[] | null;
  /** True if corrected in place before it was read at 28 days. */
  readonly isEditedBy28Days: boolean;
  /** Null: not read yet. */
  readonly at28Days: At28Days | null;
}

/** Returns a post with its counts at 28 days instead of those at 72 hours. */
export function seenAt28Days(row: DossierRow): FiguresRow {
  const unread = { outcome: null, readAt: null } as const;
  return { ...row, ...(row.at28Days ?? unread), isEdited: row.isEditedBy28Days };
}

type Read = Omit<DossierRow, 'at28Days'> & {
  readonly at28Days: (Omit<At28Days, 'readAt'> & { readonly readAt: string }) | null;
};

/**
 * Reads a desk's deliveries published from `from` until just before `to`, oldest first. Includes those without
 * figures, which have no counts; leaves out corrections in place.
 */
export async function readDossierRows(
  tx: Transaction,
  deskId: string,
  { from, to }: DigestPeriod,
): Promise<readonly DossierRow[]> {
  const rows = await tx.$queryRaw<Read[]>`
    WITH published AS (
      SELECT f."deliveryId" AS "id", f."publishedAt" FROM "DeliveryFigures" f
      JOIN "Delivery" first ON first."id" = f."deliveryId" AND first."position" = 1
      WHERE f."deskId" = ${deskId}::uuid AND f."publishedAt" >= ${from} AND f."publishedAt" < ${to}
      UNION ALL
      SELECT d."id", d."sentAt" FROM "Delivery" d JOIN "Draft" ON "Draft"."id" = d."draftId"
      WHERE "Draft"."deskId" = ${deskId}::uuid AND d."sentAt" >= ${from} AND d."sentAt" < ${to}
        AND d."way" IS DISTINCT FROM 'edit' AND d."position" = 1
        AND NOT EXISTS (SELECT 1 FROM "DeliveryFigures" f WHERE f."deliveryId" = d."id")
    ), edited AS (
      SELECT first."id" AS "correctsId", min(edit."sentAt") AS "at"
      FROM published
      JOIN "Delivery" first ON first."id" = published."id"
      JOIN "Delivery" part ON part."draftId" = first."draftId" AND part."revision" = first."revision"
        AND part."accountId" = first."accountId"
      JOIN "Delivery" edit ON edit."correctsId" = part."id"
      WHERE edit."way" = 'edit' AND edit."state" = 'sent'
      GROUP BY first."id"
    )
    SELECT
      d."id" AS "deliveryId", d."accountId", account."network", d."draftId", draft."number" AS "draftNumber",
      d."revision", p."publishedAt", d."state"::text AS "state", d."remoteUrl" AS "url",
      f."followers"::float8 AS "followers", f."outcome"::text AS "outcome", f."readAt",
      COALESCE(f."isLate", false) AS "isLate",
      f."likes"::float8 AS "likes", f."shares"::float8 AS "shares", f."quotes"::float8 AS "quotes",
      f."replies"::float8 AS "replies", f."ownReplies"::float8 AS "ownReplies",
      f."unanswered"::float8 AS "unanswered", f."views"::float8 AS "views", f."boosters",
      f."boosterFollowers"::float8 AS "boosterFollowers", f."boostersHidden", f."boostersAreAll",
      item."draftId" IS NOT NULL AS "isRelayed", false AS "isOriginal",
      CASE WHEN used."draftId" IS NOT NULL THEN 'emergency' WHEN d."correctsId" IS NOT NULL THEN 'correction'
        WHEN item."draftId" IS NOT NULL THEN 'relayed' ELSE 'post' END AS "kind",
      COALESCE(d."sentAt" > r."publishAt" + make_interval(mins => ${lateMinutes}::int), false) AS "isLateSent",
      d."doubtSince" IS NOT NULL AS "wasDoubted",
      first."answerSeconds",
      edited."at" IS NOT NULL AND (f."readAt" IS NULL OR edited."at" < f."readAt") AS "isEdited",
      edited."at" IS NOT NULL AND (last."readAt" IS NULL OR edited."at" < last."readAt") AS "isEditedBy28Days",
      CASE WHEN last."deliveryId" IS NULL THEN NULL ELSE json_build_object(
        'outcome', last."outcome",
        'readAt', to_char(last."readAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'likes', last."likes", 'shares', last."shares", 'quotes', last."quotes", 'replies', last."replies",
        'ownReplies', last."ownReplies", 'unanswered', last."unanswered", 'views', last."views") END AS "at28Days"
    FROM published p
    JOIN "Delivery" d ON d."id" = p."id"
    JOIN "Draft" draft ON draft."id" = d."draftId"
    JOIN "Account" account ON account."id" = d."accountId"
    JOIN "Revision" r ON r."draftId" = d."draftId" AND r."number" = d."revision"
    LEFT JOIN "DeliveryFigures" f ON f."deliveryId" = d."id"
    LEFT JOIN "Reading" first ON first."deliveryId" = d."id" AND first."age" = 'h72'
    LEFT JOIN "Reading" last ON last."deliveryId" = d."id" AND last."age" = 'd28'
    LEFT JOIN edited ON edited."correctsId" = d."id"
    LEFT JOIN (SELECT DISTINCT "draftId" FROM "SourceItem" WHERE "draftId" IS NOT NULL) item
      ON item."draftId" = d."draftId"
    LEFT JOIN "EmergencyUse" used ON used."draftId" = d."draftId"
    ORDER BY p."publishedAt", d."id"`;
  return rows.map(({ at28Days, ...row }) => ({
    ...row,
    at28Days: at28Days === null ? null : { ...at28Days, readAt: new Date(at28Days.readAt) },
  }));
}
