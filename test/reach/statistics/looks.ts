import { compareCounts, type CountPair } from '#reach/statistics/compare-counts.ts';
import { seeded } from '../../support/seeded.ts';
import { drawPairs, separateDays, type Slot, type World } from './draw-pairs.ts';

const runs = 5000;
/** Numbers of posts, each on a day of its own, among the 84 of twelve weeks. */
export const sizes = [15, 30, 60] as const;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Whose interval holds the true ratio as often as promised. */
export const coverageWorlds: readonly World[] = [
  { mastodon: 36, x: 20, effect: 'normal', deviation: 1 },
  { mastodon: 36, x: 20, effect: 'student3', deviation: 1 },
  { mastodon: 36, x: 20, effect: 'skewed', deviation: 1 },
  { mastodon: 200, x: 900, effect: 'normal', deviation: 1 },
  { mastodon: 200, x: 900, effect: 'skewed', deviation: 1 },
  { mastodon: 10, x: 7, effect: 'normal', deviation: 0.6 },
  { mastodon: 60, x: 6, effect: 'normal', deviation: 0.6 },
];

/** In which it is counted how often a difference is found. */
export const powerWorlds: readonly World[] = [
  { mastodon: 36, x: 20, effect: 'normal', deviation: 0.7 },
  { mastodon: 36, x: 20, effect: 'normal', deviation: 1 },
  { mastodon: 60, x: 20, effect: 'normal', deviation: 0.7 },
  { mastodon: 200, x: 900, effect: 'normal', deviation: 0.7 },
  { mastodon: 10, x: 7, effect: 'normal', deviation: 0.7 },
];

/**
 * Returns the percent of the intervals that hold the true ratio, by number of posts. `intervalOf` gives null where it
 * tells no ratio: such runs do not count, and are few.
 */
export function coverageOf(
  world: World,
  intervalOf: (pairs: readonly CountPair[]) => Interval | null = ratioOf,
): readonly number[] {
  const truth = world.mastodon / world.x;
  return sizes.map((posts) => {
    let [given, holding] = [0, 0];
    for (const pairs of looks(world, posts)) {
      const interval = intervalOf(pairs);
      if (interval === null) continue;
      given += 1;
      if (interval.low <= truth && truth <= interval.high) holding += 1;
    }
    if (given < runs / 2) throw new Error(`${given} of ${runs} runs gave an interval`);
    return (100 * holding) / given;
  });
}

/** Returns the percent of looks in which a comparison shows a clear difference, by number of posts. */
export function powerOf(world: World, isClear: (pairs: readonly CountPair[]) => boolean): readonly number[] {
  return sizes.map((posts) => (100 * [...looks(world, posts)].filter(isClear).length) / runs);
}

function* looks(world: World, posts: number): Generator<readonly CountPair[]> {
  const random = seeded(posts);
  for (let run = 0; run < runs; run += 1) {
    const slots: readonly Slot[] = separateDays(random, posts);
    yield drawPairs(random, world, slots);
  }
}

function ratioOf(pairs: readonly CountPair[]): Interval | null {
  const comparison = compareCounts(pairs);
  return comparison.kind === 'compared' ? comparison.ratio : null;
}
