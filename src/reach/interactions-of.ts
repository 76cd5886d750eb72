import type { FiguresRow } from './figures-row.ts';

type Counted = Pick<FiguresRow, 'outcome' | 'likes' | 'shares' | 'quotes' | 'replies' | 'ownReplies'>;

/** Returns the number of replies by others, without our own. Null if either count is unknown. */
export function othersReplies({ replies, ownReplies }: Pick<FiguresRow, 'replies' | 'ownReplies'>): number | null {
  if (replies === 0) return 0;
  return replies === null || ownReplies === null ? null : Math.max(0, replies - ownReplies);
}

/**
 * Adds up what others did with a post: likes, shares, quotes and replies, without our own replies. Null if one is
 * unknown; unknown quotes count as 0, since a server that does not count them has none.
 */
export function interactionsOf(row: Counted): number | null {
  const replies = othersReplies(row);
  if (row.outcome !== 'counts' || row.likes === null || row.shares === null || replies === null) return null;
  return row.likes + row.shares + (row.quotes ?? 0) + replies;
}

/** Returns the number of unanswered replies under all posts of a series; null if unknown. */
export function unansweredOf({
  outcome,
  unanswered,
  series,
}: Pick<FiguresRow, 'outcome' | 'unanswered' | 'series'>): number | null {
  const ofFirst = outcome === 'counts' ? unanswered : null;
  const behind = series?.unansweredBehind ?? null;
  return ofFirst === null && behind === null ? null : (ofFirst ?? 0) + (behind ?? 0);
}
