import type { NetworkKind } from '#networks/network-rules.ts';
import type { Transaction } from '#storage/database.ts';

import { compareInteractions, mediansOf } from './compare-pairs.ts';
import type { Both, Digest } from './digest.ts';
import type { DigestPeriod } from './digest-period.ts';
import { type FiguresRow, revisionKey } from './figures-row.ts';
import { type ComparedPair, type PairedAccount, pairsOf } from './pairs-of.ts';
import { ageHours, lastAge, punctualMs } from './reading-ages.ts';
import type { Slept } from './sleeps-of.ts';

/** Time until a post can be compared at 28 days: its age, and the time in which that reading is punctual. */
const settledMs = ageHours[lastAge] * 3_600_000 + punctualMs;

type Later = Pick<
  FiguresRow,
  | 'deliveryId'
  | 'outcome'
  | 'readAt'
  | 'isLate'
  | 'isEdited'
  | 'likes'
  | 'shares'
  | 'quotes'
  | 'replies'
  | 'ownReplies'
  | 'unanswered'
  | 'views'
>;

const notRead: Omit<Later, 'deliveryId'> = {
  outcome: null,
  readAt: null,
  isLate: false,
  isEdited: false,
  likes: null,
  shares: null,
  quotes: null,
  replies: null,
  ownReplies: null,
  unanswered: null,
  views: null,
};

export interface At28Days {
  /** The posts with their readings at 72 hours. */
  readonly published: readonly FiguresRow[];
  readonly weeks: DigestPeriod;
  readonly asOf: Date;
  readonly compared: Both<NetworkKind>;
  readonly accounts: readonly PairedAccount[];
  readonly sleeps: readonly Slept[];
  readonly timeZone: string;
  /** The pairs at 72 hours. */
  readonly pairs: readonly ComparedPair[];
}

/**
 * Compares those posts of the weeks that are old enough once more, by their readings at 28 days. Also returns what a
 * typical post had at 72 hours and at 28 days, from pairs at both ages. Null if no post is old enough. Originals of
 * relayed posts are read only at 72 hours.
 */
export async function compareAt28Days(tx: Transaction, of: At28Days): Promise<Digest['at28Days']> {
  const until = new Date(of.asOf.getTime() - settledMs);
  const old = of.published.filter(({ publishedAt }) => publishedAt < until);
  if (!old.some(({ publishedAt }) => publishedAt >= of.weeks.from && publishedAt < of.weeks.to)) return null;
  const later = new Map((await readLater(tx, old)).map((row) => [row.deliveryId, row]));
  const rows = old.map((row) => ({ ...row, ...notRead, ...later.get(row.deliveryId) }));
  const pairs = pairsOf(rows, of.compared, of.accounts, of.sleeps)
    .flatMap((pairing) => (pairing.kind === 'pair' ? [pairing.pair] : []))
    .filter(({ posts: [{ publishedAt }] }) => publishedAt >= of.weeks.from && publishedAt < of.weeks.to);
  const before = new Map(of.pairs.map((pair) => [keyOf(pair), pair]));
  const both = pairs.flatMap((pair) => {
    const same = before.get(keyOf(pair));
    return same === undefined ? [] : [{ same, pair }];
  });
  return {
    comparison: compareInteractions(pairs, of.timeZone),
    grown: {
      pairs: both.length,
      at72Hours: mediansOf(both.map(({ same }) => same)),
      at28Days: mediansOf(both.map(({ pair }) => pair)),
    },
  };
}

/** Returns a pair's key from its two deliveries: at another age another account's post may stand in it. */
function keyOf({ posts }: ComparedPair): string {
  return posts.map((row) => `${revisionKey(row)} ${row.deliveryId}`).join(' ');
}

async function readLater(tx: Transaction, rows: readonly FiguresRow[]): Promise<readonly Later[]> {
  return tx.$queryRaw<Later[]>`
    SELECT r."deliveryId", r."outcome"::text AS "outcome", r."readAt", r."isLate",
      EXISTS (
        SELECT 1 FROM "Delivery" edit
        WHERE edit."way" = 'edit' AND edit."state" = 'sent' AND edit."sentAt" < r."readAt" AND edit."correctsId" IN (
          SELECT part."id" FROM "Delivery" part
          WHERE part."draftId" = d."draftId" AND part."revision" = d."revision" AND part."accountId" = d."accountId")
      ) AS "isEdited",
      r."likes"::float8 AS "likes", r."shares"::float8 AS "shares", r."quotes"::float8 AS "quotes",
      r."replies"::float8 AS "replies", r."ownReplies"::float8 AS "ownReplies",
      r."unanswered"::float8 AS "unanswered", r."views"::float8 AS "views"
    FROM "Reading" r
    JOIN "Delivery" d ON d."id" = r."deliveryId"
    WHERE r."deliveryId" = ANY(${rows.map(({ deliveryId }) => deliveryId)}::uuid[])
      AND r."age" = ${lastAge}::"ReadingAge"`;
}
