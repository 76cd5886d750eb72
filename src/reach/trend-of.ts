import type { NetworkKind } from '#networks/network-rules.ts';

import type { Both, Trend } from './digest.ts';
import type { DigestPeriod } from './digest-period.ts';
import type { FiguresRow } from './figures-row.ts';
import { interactionsOf } from './interactions-of.ts';
import type { ComparedPair } from './pairs-of.ts';
import { median } from './statistics/median.ts';

/** A post's interactions on each network of the trend. */
interface Counted {
  readonly publishedAt: Date;
  readonly counts: readonly number[];
}

/** Returns the median interactions of a paired post in each of these weeks, on both networks. */
export function trendOfPairs(
  pairs: readonly ComparedPair[],
  networks: Both<NetworkKind>,
  weeks: readonly DigestPeriod[],
): Trend {
  const counted = pairs.map(({ posts: [{ publishedAt }], interactions }) => ({ publishedAt, counts: interactions }));
  return trendOf(counted, networks, weeks);
}

/** Returns the same for all posts read, used if there is only one network, or none. */
export function trendOfPosts(
  rows: readonly FiguresRow[],
  only: NetworkKind | undefined,
  weeks: readonly DigestPeriod[],
): Trend {
  const counted = rows.flatMap((row) => {
    const interactions = interactionsOf(row);
    return interactions === null ? [] : [{ publishedAt: row.publishedAt, counts: [interactions] }];
  });
  return trendOf(counted, only === undefined ? [] : [only], weeks);
}

function trendOf(posts: readonly Counted[], networks: readonly NetworkKind[], weeks: readonly DigestPeriod[]): Trend {
  const mediansOf = (some: readonly Counted[]): (number | null)[] =>
    networks.map((_, at) => median(some.flatMap(({ counts }) => counts[at] ?? [])));
  const ofWeeks = weeks.map(({ from, to }) => ({
    to,
    posts: posts.filter(({ publishedAt }) => publishedAt >= from && publishedAt < to),
  }));
  return {
    networks: [...networks],
    medians: mediansOf(ofWeeks.flatMap((week) => week.posts)),
    weeks: ofWeeks.map(({ to, posts }) => ({ endsAt: to.toISOString(), medians: mediansOf(posts) })),
  };
}
