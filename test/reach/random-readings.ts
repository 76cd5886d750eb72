import type { Counts } from '#networks/read-outcome.ts';
import type { TakenReading } from '#reach/taken-readings.ts';

import { seeded } from '../support/seeded.ts';
import { type Dice, diceOf } from './dice.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What was read of a post: at 72 hours mostly, and at some other ages. */
export function randomReadings(
  dice: Dice,
  about: {
    readonly publishedAt: number;
    readonly lag: number;
    readonly isWild: boolean;
    readonly counts: (of?: Dice) => Counts;
  },
): readonly TakenReading[] {
  const { publishedAt, lag, isWild, counts } = about;
  const { chance, pick } = dice;
  const taken: TakenReading[] = [];
  const take = (age: 'h24' | 'h72' | 'd7', afterMs: number): void => {
    const outcome = chance(isWild ? 0.85 : 0.97) ? 'counts' : pick(['missing', 'unreadable', 'missed'] as const);
    const readAt = new Date(publishedAt + afterMs);
    taken.push({
      age,
      outcome,
      readAt,
      counts: outcome === 'counts' ? counts() : null,
      ...randomAnswers(readAt, outcome),
    });
  };
  if (chance(0.3)) take('h24', 24 * hourMs);
  const isRead = !chance(0.04);
  if (isRead) take('h72', 72 * hourMs + lag);
  if (isRead && chance(0.3)) take('d7', 7 * dayMs);
  return [...taken, ...lastReading(diceOf(seeded(publishedAt + lag)), about)];
}

/** At 28 days, by dice of its own, so that the rest stays. */
function lastReading(
  dice: Dice,
  { publishedAt, lag, isWild, counts }: Parameters<typeof randomReadings>[1],
): readonly TakenReading[] {
  if (dice.chance(0.1)) return [];
  const outcome = dice.chance(isWild ? 0.85 : 0.97)
    ? 'counts'
    : dice.pick(['missing', 'unreadable', 'missed'] as const);
  const readAt = new Date(publishedAt + 28 * dayMs + lag);
  const read = outcome === 'counts' ? counts(dice) : null;
  return [{ age: 'd28', outcome, readAt, counts: read, ...randomAnswers(readAt, outcome) }];
}

/** When we answered, by dice of its own; of some posts it cannot be told. */
export function randomAnswers(readAt: Date, outcome: TakenReading['outcome']): Pick<TakenReading, 'answerSeconds'> {
  const dice = diceOf(seeded(readAt.getTime() % 1_000_003));
  if (outcome !== 'counts' || dice.chance(0.3)) return {};
  const answers = Array.from({ length: dice.upTo(3) }, () => dice.pick([0, 60, dice.upTo(3600), dice.upTo(259_200)]));
  return { answerSeconds: answers.toSorted((one, other) => one - other) };
}
