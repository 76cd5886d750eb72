import type { PastPost } from '#storage/generated/client.ts';
import type { Store } from '#storage/store.ts';

import { type KeptPast, listPast } from './list-past.ts';
import { pairsOfDesk } from './pairs/open-pairs.ts';

/** One of our posts from before Tambour, with counts as of its import's `countedAt`. */
export interface PastPostKept {
  readonly id: string;
  readonly accountId: string;
  readonly remoteId: string;
  readonly publishedAt: Date;
  readonly text: string;
  /** Null: unknown. */
  readonly likes: number | null;
  readonly shares: number | null;
}

/** Data of a desk's time before Tambour. */
export interface PastOfDesk {
  /** One per account: its source, and the day of its counts. */
  readonly imports: readonly KeptPast[];
  /** Every post, oldest first. */
  readonly posts: readonly PastPostKept[];
  /** Number of an account's answers to others in a month of the desk's zone, such as "2025-10"; no row: none. */
  readonly months: readonly { readonly accountId: string; readonly month: string; readonly repliesToOthers: number }[];
  /** Pairs that a person confirmed. `one` is on the network that comes first. */
  readonly pairs: readonly { readonly one: PastPostKept; readonly other: PastPostKept }[];
  /** Number of pairs without a decision. */
  readonly openPairs: number;
}

/** Returns the posts, counts and confirmed pairs of a desk's time before Tambour. */
export async function pastOfDesk(store: Pick<Store, 'db' | 'decisionKey'>, deskId: string): Promise<PastOfDesk> {
  const { db } = store;
  const posts = await db.pastPost.findMany({
    where: { import: { deskId } },
    orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
  });
  const { confirmed, open } = await pairsOfDesk(store, deskId);
  return {
    imports: await listPast(db, deskId),
    posts: posts.map(postOf),
    months: await db.pastMonth.findMany({
      where: { import: { deskId } },
      orderBy: [{ accountId: 'asc' }, { month: 'asc' }],
    }),
    pairs: confirmed.map(({ one, other }) => ({ one: postOf(one), other: postOf(other) })),
    openPairs: open.length,
  };
}

function postOf({ id, accountId, remoteId, publishedAt, text, likes, shares }: PastPost): PastPostKept {
  return { id, accountId, remoteId, publishedAt, text, likes: numberOf(likes), shares: numberOf(shares) };
}

function numberOf(count: bigint | null): number | null {
  return count === null ? null : Number(count);
}
