import type { Comparison, Digest } from './digest.ts';
import type { FiguresRow } from './figures-row.ts';
import { othersReplies } from './interactions-of.ts';
import { type ComparedPair, countsOfPair } from './pairs-of.ts';
import { compareCounts } from './statistics/compare-counts.ts';
import { compareRates } from './statistics/compare-rates.ts';
import { median } from './statistics/median.ts';

/** The interactions of pairs, Mastodon to X. */
export function compareInteractions(pairs: readonly ComparedPair[]): Comparison {
  return compareCounts(pairs.map(({ interactions }) => interactions));
}

/** What the pairs of twelve weeks say beside their interactions. */
export function twelveWeeksOf(pairs: readonly ComparedPair[]): Digest['twelveWeeks'] {
  return {
    pairs: pairs.length,
    medians: {
      mastodon: median(pairs.map(({ interactions }) => interactions.mastodon)),
      x: median(pairs.map(({ interactions }) => interactions.x)),
    },
    shares: compareCounts(known(pairs, ({ shares }) => shares)),
    replies: compareCounts(known(pairs, othersReplies)),
    perThousandFollowers: compareRates(pairs.flatMap(withFollowers)),
  };
}

function known(
  pairs: readonly ComparedPair[],
  countOf: (row: FiguresRow) => number | null,
): readonly { readonly mastodon: number; readonly x: number }[] {
  return pairs.map((pair) => countsOfPair(pair, countOf)).filter((counts) => counts !== null);
}

function withFollowers({
  mastodon,
  x,
  interactions,
}: ComparedPair): readonly Parameters<typeof compareRates>[0][number][] {
  if (mastodon.followers === null || x.followers === null || mastodon.followers === 0 || x.followers === 0) return [];
  return [{ ...interactions, mastodonFollowers: mastodon.followers, xFollowers: x.followers }];
}
