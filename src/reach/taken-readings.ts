import type { Counts } from '#networks/read-outcome.ts';
import type { ReadingAge, ReadingOutcome } from '#storage/generated/client.ts';

import type { DueReading } from './due-readings.ts';

/** Accounts that boosted a post publicly, as far as the network shows them. */
export interface Boosted {
  readonly accounts: number;
  readonly followersTogether: number;
  readonly hidden: number;
  readonly areAll: boolean;
}

/** Outcome of a reading at one age. */
export interface TakenReading {
  readonly age: ReadingAge;
  readonly outcome: ReadingOutcome;
  /** Null unless the outcome is `counts`. */
  readonly counts: Counts | null;
  /** Seconds until our first answers; left out or null: unknown. */
  readonly answerSeconds?: readonly number[] | null;
  readonly readAt: Date;
}

/** A delivery's readings, one age after the other, beginning with the one that was due. */
export interface TakenReadings {
  readonly deliveryId: string;
  readonly publishedAt: Date;
  readonly readings: readonly [TakenReading, ...TakenReading[]];
  /** Null if not asked for, or unknown. */
  readonly boosted: Boosted | null;
}

/** A failed reading. It stays due, but is not repeated before `readNotBefore`. */
export interface VainReading {
  readonly deliveryId: string;
  readonly age: ReadingAge;
  readonly readNotBefore: Date;
  readonly doubted: DueReading['doubted'];
}
