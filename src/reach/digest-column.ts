import type { Account } from '#desks/account.ts';

import type { DigestColumn } from './digest.ts';
import { type FiguresRow, revisionKey } from './figures-row.ts';
import { interactionsOf, othersReplies, unansweredOf } from './interactions-of.ts';

/** Sums up what one account's posts of the period got. `rows`: those posts, oldest first, without retracted ones. */
export function digestColumn(
  account: Pick<Account, 'id' | 'network' | 'handle'>,
  rows: readonly FiguresRow[],
  context: {
    /** Titles by `revisionKey`. */
    readonly titles: ReadonlyMap<string, string>;
    readonly followers: DigestColumn['followers'];
  },
): DigestColumn {
  const read = rows.filter((row) => interactionsOf(row) !== null);
  const counted = rows.filter(({ outcome }) => outcome === 'counts');
  return {
    accountId: account.id,
    network: account.network,
    handle: account.handle,
    posts: rows.length,
    read: read.length,
    late: read.filter(({ isLate }) => isLate).length,
    interactions: sumOf(read, interactionsOf),
    likes: sumOf(counted, ({ likes }) => likes),
    shares: sumOf(counted, ({ shares }) => shares),
    quotes: sumOf(counted, ({ quotes }) => quotes),
    replies: sumOf(counted, othersReplies),
    perThousandFollowers: perThousandFollowers(read),
    unanswered: sumOf(rows, unansweredOf),
    views: sumOf(counted, ({ views }) => views),
    followers: context.followers,
    best: bestOf(read, context.titles),
  };
}

/** Adds up the counts that are known; null if none is. */
function sumOf(rows: readonly FiguresRow[], countOf: (row: FiguresRow) => number | null): number | null {
  const known = rows.map(countOf).filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

/**
 * Returns the interactions of all posts per 1,000 of their summed followers at publication, where both are known.
 */
function perThousandFollowers(read: readonly FiguresRow[]): number | null {
  const known = read.filter(({ followers }) => followers !== null && followers > 0);
  const followers = sumOf(known, (row) => row.followers);
  const interactions = sumOf(known, interactionsOf);
  return followers === null || interactions === null ? null : (1000 * interactions) / followers;
}

/** Returns the post with the most interactions, the older one of a tie; null if none had any. */
function bestOf(read: readonly FiguresRow[], titles: ReadonlyMap<string, string>): DigestColumn['best'] {
  let best: { readonly row: FiguresRow; readonly interactions: number } | null = null;
  for (const row of read) {
    const interactions = interactionsOf(row) ?? 0;
    if (interactions > (best?.interactions ?? 0)) best = { row, interactions };
  }
  const url = best?.row.url ?? null;
  if (best === null || url === null) return null;
  const { row, interactions } = best;
  return {
    draftNumber: row.draftNumber,
    title: titles.get(revisionKey(row)) ?? '',
    url,
    interactions,
    boosted: boostedOf(row),
  };
}

function boostedOf(row: FiguresRow): NonNullable<DigestColumn['best']>['boosted'] {
  const { boosters, boosterFollowers, boostersHidden, boostersAreAll } = row;
  if (boosters === null || boosters === 0 || boosterFollowers === null) return null;
  return {
    accounts: boosters,
    followersTogether: boosterFollowers,
    hidden: boostersHidden ?? 0,
    areAll: boostersAreAll ?? false,
  };
}
