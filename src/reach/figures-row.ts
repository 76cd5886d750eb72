import type { NetworkKind } from '#networks/network-rules.ts';
import type { Transaction } from '#storage/database.ts';
import type { DeliveryState, ReadingOutcome } from '#storage/generated/client.ts';

/** Facts of one delivery that was published, with its reading at 72 hours. A count is null if it is not known. */
export interface FiguresRow {
  readonly deliveryId: string;
  readonly accountId: string;
  readonly network: NetworkKind;
  readonly draftId: string;
  readonly draftNumber: number;
  readonly revision: number;
  readonly publishedAt: Date;
  readonly state: DeliveryState;
  /** Corrected in its place before it was read at 72 hours: it no longer says what it said elsewhere. */
  readonly isEdited: boolean;
  readonly url: string | null;
  readonly followers: number | null;
  /** Null: not read yet. */
  readonly outcome: ReadingOutcome | null;
  readonly readAt: Date | null;
  readonly isLate: boolean;
  readonly likes: number | null;
  readonly shares: number | null;
  readonly quotes: number | null;
  readonly replies: number | null;
  readonly ownReplies: number | null;
  readonly unanswered: number | null;
  readonly views: number | null;
  readonly boosters: number | null;
  readonly boosterFollowers: number | null;
  readonly boostersHidden: number | null;
  readonly boostersAreAll: boolean | null;
  /** Its draft came from a source. */
  readonly isRelayed: boolean;
  /** No delivery of ours, but the post on an account of ours from which this draft was relayed. */
  readonly isOriginal: boolean;
}

/** Tells one published revision from another. */
export function revisionKey({ draftId, revision }: { readonly draftId: string; readonly revision: number }): string {
  return `${draftId} ${revision}`;
}

/**
 * Reads a desk's rows of posts published from `from` until just before `to`, oldest first. Counts are below 2^53 when
 * kept.
 */
export async function readFiguresRows(
  tx: Transaction,
  deskId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly FiguresRow[]> {
  return tx.$queryRaw<FiguresRow[]>`
    SELECT
      f."deliveryId", f."accountId", f."network", f."draftId", draft."number" AS "draftNumber",
      f."revision", f."publishedAt", d."state"::text AS "state", d."remoteUrl" AS "url",
      EXISTS (
        SELECT 1 FROM "Delivery" edit
        WHERE edit."correctsId" = d."id" AND edit."way" = 'edit' AND edit."state" = 'sent'
          AND (f."readAt" IS NULL OR edit."sentAt" < f."readAt")
      ) AS "isEdited",
      f."followers"::float8 AS "followers", f."outcome"::text AS "outcome", f."readAt", f."isLate",
      f."likes"::float8 AS "likes", f."shares"::float8 AS "shares", f."quotes"::float8 AS "quotes",
      f."replies"::float8 AS "replies", f."ownReplies"::float8 AS "ownReplies",
      f."unanswered"::float8 AS "unanswered", f."views"::float8 AS "views", f."boosters",
      f."boosterFollowers"::float8 AS "boosterFollowers", f."boostersHidden", f."boostersAreAll",
      EXISTS (SELECT 1 FROM "SourceItem" item WHERE item."draftId" = f."draftId") AS "isRelayed", false AS "isOriginal"
    FROM "DeliveryFigures" f
    JOIN "Delivery" d ON d."id" = f."deliveryId"
    JOIN "Draft" draft ON draft."id" = f."draftId"
    WHERE f."deskId" = ${deskId}::uuid AND f."publishedAt" >= ${from} AND f."publishedAt" < ${to}
    ORDER BY f."publishedAt", f."deliveryId"`;
}
