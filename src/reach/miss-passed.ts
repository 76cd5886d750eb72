import type { Store } from '#storage/store.ts';

import type { DueReading } from './due-readings.ts';
import { ageAfter, windowEndOf } from './reading-ages.ts';
import { recordReadings } from './record-readings.ts';
import type { TakenReading } from './taken-readings.ts';

/**
 * Records readings as missed once the next age has begun, so that no reading is silently absent. Returns whether there
 * were any.
 */
export async function missPassed(store: Store, accountId: string, due: readonly DueReading[]): Promise<boolean> {
  const now = store.clock.now();
  const passed = due.flatMap(({ deliveryId, publishedAt, age }) => {
    const [first, ...rest] = missedSince(publishedAt, age, now);
    return first === undefined ? [] : [{ deliveryId, publishedAt, readings: [first, ...rest] as const, boosted: null }];
  });
  if (passed.length === 0) return false;
  await store.write((work) => recordReadings(work, accountId, { taken: passed, vain: [] }));
  return true;
}

function missedSince(publishedAt: Date, from: DueReading['age'], now: Date): readonly TakenReading[] {
  const missed: TakenReading[] = [];
  for (let age: DueReading['age'] | null = from; age !== null; age = ageAfter(age)) {
    if (windowEndOf(publishedAt, age) > now) break;
    missed.push({ age, outcome: 'missed', counts: null, readAt: now });
  }
  return missed;
}
