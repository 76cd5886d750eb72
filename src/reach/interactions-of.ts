import type { FiguresRow } from './figures-row.ts';

type Counted = Pick<FiguresRow, 'outcome' | 'likes' | 'shares' | 'quotes' | 'replies' | 'ownReplies'>;

/** Replies of others: ours are taken off. Null if either is not known. */
export function othersReplies({ replies, ownReplies }: Pick<FiguresRow, 'replies' | 'ownReplies'>): number | null {
  if (replies === 0) return 0;
  return replies === null || ownReplies === null ? null : Math.max(0, replies - ownReplies);
}

/**
 * Adds up what others did with a post: likes, shares, quotes and replies, our own replies left out. Null if one of them
 * is not known, except quotes: a server that does not count them has none to count.
 */
export function interactionsOf(row: Counted): number | null {
  const replies = othersReplies(row);
  if (row.outcome !== 'counts' || row.likes === null || row.shares === null || replies === null) return null;
  return row.likes + row.shares + (row.quotes ?? 0) + replies;
}

/** Returns how many replies nobody answered, under all posts of a series; null if it is not known. */
export function unansweredOf({
  outcome,
  unanswered,
  series,
}: Pick<FiguresRow, 'outcome' | 'unanswered' | 'series'>): number | null {
  const ofFirst = outcome === 'counts' ? unanswered : null;
  const behind = series?.unansweredBehind ?? null;
  return ofFirst === null && behind === null ? null : (ofFirst ?? 0) + (behind ?? 0);
}
