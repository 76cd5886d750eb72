import type { ReadingAge } from '#storage/generated/client.ts';

const hourMs = 3_600_000;

/** Age of a post at each of its readings, in hours, youngest first. */
export const ageHours: Readonly<Record<ReadingAge, number>> = {
  h24: 24,
  h72: 72,
  d7: 168,
  d14: 336,
  d21: 504,
  d28: 672,
};

export const readingAges: readonly ReadingAge[] = ['h24', 'h72', 'd7', 'd14', 'd21', 'd28'];

export const firstAge: ReadingAge = 'h24';

export const lastAge: ReadingAge = 'd28';

/** The age at which posts are compared. */
export const comparedAge: ReadingAge = 'h72';

/** Time after which a reading counts as late. */
export const punctualMs = hourMs;

const lastWindowMs = 7 * 24 * hourMs;

/** Returns when a post published at that moment is due for its reading at `age`. */
export function dueAtOf(publishedAt: Date, age: ReadingAge): Date {
  return new Date(publishedAt.getTime() + ageHours[age] * hourMs);
}

/** Returns the age after this one; null after the last. */
export function ageAfter(age: ReadingAge): ReadingAge | null {
  return readingAges[readingAges.indexOf(age) + 1] ?? null;
}

/** Returns until when a reading can count for that age: until the next one is due, and for a week after the last. */
export function windowEndOf(publishedAt: Date, age: ReadingAge): Date {
  const next = ageAfter(age);
  if (next !== null) return dueAtOf(publishedAt, next);
  return new Date(dueAtOf(publishedAt, age).getTime() + lastWindowMs);
}
