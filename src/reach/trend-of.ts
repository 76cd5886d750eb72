import type { Band, TrendPoint } from './digest.ts';
import type { ComparedPair } from './pairs-of.ts';
import { medianInterval } from './statistics/median-interval.ts';

/** So many weeks each point sums up: a single week has too few pairs to say anything. */
export const weeksPerPoint = 4;

/** Returns the median interactions of a paired post on each network, in each of these spans of time. */
export function trendOf(
  pairs: readonly ComparedPair[],
  spans: readonly { readonly from: Date; readonly to: Date }[],
): readonly TrendPoint[] {
  return spans.map(({ from, to }) => {
    const within = pairs.filter(({ posts: [{ publishedAt }] }) => publishedAt >= from && publishedAt < to);
    return {
      endsAt: to.toISOString(),
      bands: [
        bandOf(within.map(({ interactions: [one] }) => one)),
        bandOf(within.map(({ interactions: [, other] }) => other)),
      ],
    };
  });
}

function bandOf(counts: readonly number[]): Band | null {
  const interval = medianInterval(counts);
  return interval === null ? null : { posts: counts.length, ...interval };
}
