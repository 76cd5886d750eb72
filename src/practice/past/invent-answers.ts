import type { PracticeNetwork } from '#practice/practice-keys.ts';

import { normal, seeded } from './seeded.ts';

const dayHours = 24;
const hourSeconds = 3600;

/**
 * Habits of the desk per network: hours until a typical answer, and the age of a post up to which the network still
 * reports its answers (X shows a conversation for as long as its search goes back).
 */
const habits = {
  mastodon: { typical: 2.6, toldForHours: Number.POSITIVE_INFINITY },
  x: { typical: 1.1, toldForHours: 4 * dayHours },
} as const;

/**
 * Returns a function that maps the number of replies answered at a post's age in hours to the seconds that each answer
 * took, the shortest first; null: the network no longer reports them. Some are answered the next morning. Call it in
 * the order of age: earlier answers stay.
 */
export function inventAnswers(
  network: PracticeNetwork,
  publishedAt: Date,
): (answered: number, hours: number) => readonly number[] | null {
  const { typical, toldForHours } = habits[network];
  // A separate random generator, so that the rest of a past stays as it is.
  const random = seeded(publishedAt.getTime() / 1000);
  const given: number[] = [];
  return (answered, hours) => {
    while (given.length < answered) {
      const asked = typical * Math.exp(0.9 * normal(random)) + (random() < 0.15 ? 10 : 0);
      given.push(Math.round(Math.min(asked, 0.9 * hours) * hourSeconds));
    }
    return hours > toldForHours ? null : given.slice(0, answered).toSorted((one, other) => one - other);
  };
}
