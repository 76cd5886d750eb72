import type { Both, Comparison, Digest } from './digest.ts';
import type { FiguresRow } from './figures-row.ts';
import { othersReplies } from './interactions-of.ts';
import { type ComparedPair, countsOfPair } from './pairs-of.ts';
import { compareCounts } from './statistics/compare-counts.ts';
import { compareRates, type RatePair } from './statistics/compare-rates.ts';
import { median } from './statistics/median.ts';

/** Compares the interactions of pairs, the first network with the second. */
export function compareInteractions(pairs: readonly ComparedPair[]): Comparison {
  return compareCounts(pairs.map(({ interactions }) => interactions));
}

/** Returns the median interactions of pairs on each network; null without pairs. */
export function mediansOf(pairs: readonly ComparedPair[]): Both<number | null> {
  return [
    median(pairs.map(({ interactions: [one] }) => one)),
    median(pairs.map(({ interactions: [, other] }) => other)),
  ];
}

/** Returns the further comparisons over twelve weeks: shares, replies, and interactions per 1,000 followers. */
export function twelveWeeksOf(pairs: readonly ComparedPair[]): Digest['twelveWeeks'] {
  return {
    shares: compareCounts(known(pairs, ({ shares }) => shares)),
    replies: compareCounts(known(pairs, othersReplies)),
    perThousandFollowers: compareRates(pairs.flatMap(withFollowers)),
  };
}

function known(pairs: readonly ComparedPair[], countOf: (row: FiguresRow) => number | null): readonly Both<number>[] {
  return pairs.map((pair) => countsOfPair(pair, countOf)).filter((counts) => counts !== null);
}

function withFollowers(pair: ComparedPair): readonly RatePair[] {
  const followers = countsOfPair(pair, (row) => row.followers);
  return followers === null || followers.includes(0) ? [] : [{ counts: pair.interactions, followers }];
}
