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
  /** True if `replies` counts unanswered ones; false: the network does not say which are answered. */
  readonly isKnown: boolean;
}

/** Replies to a post, as counted by one reading. */
export interface RepliesRead {
  readonly replies: number;
  readonly ownReplies: number | null;
  readonly unanswered: number | null;
}

/** Posts are read until they are four weeks old, and at most a week later. */
const mostAgeMs = 35 * 86_400_000;
const titleLength = 60;

type Row = Pick<PostWithReplies, 'draftNumber' | 'network' | 'url'> & {
  readonly shown: unknown;
  readonly latest: RepliesRead;
  readonly before: RepliesRead | null;
};

/**
 * Returns a source's posts with unanswered replies since a moment, oldest post first. Uses existing readings, which are
 * taken and billed for the digest. `since` null: all replies.
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
 * Returns how many replies are newer than an earlier reading and unanswered. If the network does not say which are
 * answered, returns how many are newer, ours included. Pure.
 */
export function unansweredSince(latest: RepliesRead, before: RepliesRead | null): number {
  if (latest.unanswered === null) return Math.max(0, latest.replies - (before?.replies ?? 0));
  const newer = others(latest) - (before === null ? 0 : others(before));
  return Math.max(0, Math.min(latest.unanswered, newer));
}

function others({ replies, ownReplies }: RepliesRead): number {
  return replies - (ownReplies ?? 0);
}
