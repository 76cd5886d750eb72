import type { Both, Comparison, Digest } from './digest.ts';
import type { FiguresRow } from './figures-row.ts';
import { othersReplies } from './interactions-of.ts';
import { type ComparedPair, countsOfPair } from './pairs-of.ts';
import { dayNumberIn } from './period-of-days.ts';
import { compareCounts, type CountPair } from './statistics/compare-counts.ts';
import { compareRates, type RatePair } from './statistics/compare-rates.ts';
import { median } from './statistics/median.ts';

/** Compares the interactions of pairs, the first network with the second. Days are those of the zone. */
export function compareInteractions(pairs: readonly ComparedPair[], timeZone: string): Comparison {
  return compareCounts(pairs.map((pair) => ({ day: dayOf(pair, timeZone), counts: pair.interactions })));
}

/** Returns the median interactions of pairs on each network; null without pairs. */
export function mediansOf(pairs: readonly ComparedPair[]): Both<number | null> {
  return [
    median(pairs.map(({ interactions: [one] }) => one)),
    median(pairs.map(({ interactions: [, other] }) => other)),
  ];
}

/** Returns the further comparisons over twelve weeks: shares, replies, and interactions per 1,000 followers. */
export function twelveWeeksOf(pairs: readonly ComparedPair[], timeZone: string): Digest['twelveWeeks'] {
  return {
    shares: compareCounts(known(pairs, timeZone, ({ shares }) => shares)),
    replies: compareCounts(known(pairs, timeZone, othersReplies)),
    perThousandFollowers: compareRates(pairs.flatMap((pair) => withFollowers(pair, timeZone))),
  };
}

function known(
  pairs: readonly ComparedPair[],
  timeZone: string,
  countOf: (row: FiguresRow) => number | null,
): readonly CountPair[] {
  return pairs.flatMap((pair) => {
    const counts = countsOfPair(pair, countOf);
    return counts === null ? [] : [{ day: dayOf(pair, timeZone), counts }];
  });
}

function withFollowers(pair: ComparedPair, timeZone: string): readonly RatePair[] {
  const followers = countsOfPair(pair, (row) => row.followers);
  if (followers === null || followers.includes(0)) return [];
  return [{ day: dayOf(pair, timeZone), counts: pair.interactions, followers }];
}

/** A pair belongs to the day of its post on the first network, as it does to the week and the month of that post. */
function dayOf({ posts: [{ publishedAt }] }: ComparedPair, timeZone: string): number {
  return dayNumberIn(publishedAt, timeZone);
}
