import type { ReadingMishap } from './invent-readings.ts';

/** The unusual event of one post. */
export type Mishap =
  | ReadingMishap
  /** Published on one network only, by its author's choice. */
  | 'oneNetwork'
  /** X refused it. */
  | 'failed'
  /** X published it forty minutes later. */
  | 'apart'
  /** X refused it, and a copy was approved for X alone. */
  | 'copied'
  | 'retracted'
  | 'calledOff'
  /** Planned before it was known that X sleeps; then, planned knowing it. */
  | 'heldAsleep'
  | 'asleep';

/**
 * Mishaps by the position of their post, counted back from the newest that can be compared. So last week's digest has
 * something to explain, and a digest of twelve weeks shows everything.
 */
const byPlace: ReadonlyMap<number, Mishap> = new Map([
  [1, 'oneNetwork'],
  [4, 'failed'],
  [8, 'late'],
  [9, 'retracted'],
  [10, 'apart'],
  [12, 'copied'],
  [15, 'viral'],
  [18, 'vanished'],
  [21, 'unreadable'],
  [24, 'missed'],
  [27, 'calledOff'],
  [33, 'oneNetwork'],
  [72, 'failed'],
  [78, 'unreadable'],
  [84, 'missed'],
  [90, 'oneNetwork'],
]);

const dayMs = 86_400_000;
/** A little over 72 hours. */
const comparedMs = 3.1 * dayMs;
/** Ages of the posts in the two weeks in which the account on X slept. */
const asleepMs = { youngest: 42 * dayMs, oldest: 56 * dayMs };

/** Returns the mishaps of the posts that left at these instants, the oldest first; null: nothing unusual. */
export function mishapsOf(moments: readonly Date[], now: Date): readonly (Mishap | null)[] {
  const ages = moments.map((moment) => now.getTime() - moment.getTime());
  const firstAsleep = ages.findIndex(isAsleep);
  const newestCompared = ages.findLastIndex((age) => age >= comparedMs);
  return ages.map((age, index) => {
    if (isAsleep(age)) return index === firstAsleep ? 'heldAsleep' : 'asleep';
    return byPlace.get(newestCompared - index) ?? null;
  });
}

function isAsleep(ageMs: number): boolean {
  return ageMs >= asleepMs.youngest && ageMs < asleepMs.oldest;
}
