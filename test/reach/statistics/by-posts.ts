import type { CountPair } from '#reach/statistics/compare-counts.ts';

import { naiveSigns } from '../naive-comparison.ts';

/** The sign test for who takes each post by itself, whatever its day, with 5 % shared out over the looks of a year. */
export function isClearByPosts(pairs: readonly CountPair[]): boolean {
  const against = (isAhead: (counts: CountPair['counts']) => boolean): number =>
    pairs.filter(({ counts }) => !isAhead(counts)).length;
  const fewest = Math.min(
    against(([one, other]) => one > other),
    against(([one, other]) => one < other),
  );
  return fewest <= naiveSigns(pairs.length, 2080n);
}
