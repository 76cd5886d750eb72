import type { ReadingMishap } from './invent-readings.ts';

/** The unusual thing that happens to one post. */
export type Mishap =
  | ReadingMishap
  /** Published on one network alone, by its author's choice. */
  | 'oneNetwork'
  /** X did not take it. */
  | 'failed'
  /** X took it forty minutes later. */
  | 'apart'
  /** X did not take it, and a copy was approved for X alone. */
  | 'copied'
  | 'retracted'
  | 'calledOff'
  /** Before it was known that X sleeps, and then knowing it. */
  | 'heldAsleep'
  | 'asleep';

/**
 * Mishaps by the place of their post, counted back from the newest that is old enough to be compared. A digest of the
 * last week then has something to explain, and one of twelve weeks has everything.
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

/** Returns the mishap of each of the posts that left at these moments, oldest first; null: nothing unusual. */
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
