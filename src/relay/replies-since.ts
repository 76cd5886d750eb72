import type { NetworkKind } from '#networks/network-rules.ts';
import type { Transaction } from '#storage/database.ts';
import { firstWords } from '#text/first-words.ts';

import { entryWordsSchema } from './relay-notice.ts';

/** A relayed post with replies since a moment. */
export interface PostWithReplies {
  readonly draftNumber: number;
  readonly title: string;
  readonly network: NetworkKind;
  readonly url: string;
  readonly replies: number;
  /** These have no answer of ours; false: the network does not say which of them have. */
  readonly isKnown: boolean;
}

/** Replies to a post, as one reading counted them. */
export interface RepliesRead {
  readonly replies: number;
  readonly ownReplies: number | null;
  readonly unanswered: number | null;
}

/** A post is read until it is four weeks old, and a week later at most. */
const mostAgeMs = 35 * 86_400_000;
const titleLength = 60;

type Row = Pick<PostWithReplies, 'draftNumber' | 'network' | 'url'> & {
  readonly shown: unknown;
  readonly latest: RepliesRead;
  readonly before: RepliesRead | null;
};

/**
 * Returns the posts of a source with replies since a moment that nobody answered, the oldest first: by the readings that
 * there are, which are taken and billed for the digest. Null: since ever.
 */
export async function repliesSince(
  tx: Pick<Transaction, '$queryRaw'>,
  sourceId: string,
  { since, now }: { readonly since: Date | null; readonly now: Date },
): Promise<readonly PostWithReplies[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT draft."number" AS "draftNumber", f."network", d."remoteUrl" AS "url", item."shown",
      jsonb_build_object('replies', latest."replies", 'ownReplies', latest."ownReplies",
        'unanswered', latest."unanswered") AS "latest",
      CASE WHEN before."replies" IS NOT NULL THEN jsonb_build_object('replies', before."replies",
        'ownReplies', before."ownReplies", 'unanswered', before."unanswered") END AS "before"
    FROM "SourceItem" item
    JOIN "Draft" draft ON draft."id" = item."draftId"
    JOIN "Delivery" d ON d."draftId" = draft."id" AND d."state" = 'sent' AND d."remoteUrl" IS NOT NULL
    JOIN "DeliveryFigures" f ON f."deliveryId" = d."id"
    CROSS JOIN LATERAL (
      SELECT r."replies", r."ownReplies", r."unanswered" FROM "Reading" r
      WHERE r."deliveryId" = d."id" AND r."outcome" = 'counts' AND r."replies" IS NOT NULL
      ORDER BY r."readAt" DESC LIMIT 1) latest
    LEFT JOIN LATERAL (
      SELECT r."replies", r."ownReplies", r."unanswered" FROM "Reading" r
      WHERE r."deliveryId" = d."id" AND r."outcome" = 'counts' AND r."replies" IS NOT NULL
        AND r."readAt" <= ${since ?? new Date(0)}
      ORDER BY r."readAt" DESC LIMIT 1) before ON true
    WHERE item."sourceId" = ${sourceId}::uuid AND f."publishedAt" > ${new Date(now.getTime() - mostAgeMs)}
    ORDER BY f."publishedAt", d."id"`;
  return rows.flatMap(({ shown, latest, before, ...post }) => {
    const replies = unansweredSince(latest, before);
    const title = firstWords(entryWordsSchema.parse(shown).title, titleLength);
    return replies === 0 ? [] : [{ ...post, title, replies, isKnown: latest.unanswered !== null }];
  });
}

/**
 * Returns how many replies of a reading are newer than an earlier one and have no answer of ours; where the network does
 * not say which have, how many are newer, ours among them. Pure.
 */
export function unansweredSince(latest: RepliesRead, before: RepliesRead | null): number {
  if (latest.unanswered === null) return Math.max(0, latest.replies - (before?.replies ?? 0));
  const newer = others(latest) - (before === null ? 0 : others(before));
  return Math.max(0, Math.min(latest.unanswered, newer));
}

function others({ replies, ownReplies }: RepliesRead): number {
  return replies - (ownReplies ?? 0);
}
