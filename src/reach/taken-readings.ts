import type { Counts } from '#networks/read-outcome.ts';
import type { ReadingAge, ReadingOutcome } from '#storage/generated/client.ts';

import type { DueReading } from './due-readings.ts';

/** Accounts that passed a post on publicly, as far as the network shows them. */
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
  /** Seconds until our first answers; left out or null: they cannot be told. */
  readonly answerSeconds?: readonly number[] | null;
  readonly readAt: Date;
}

/** The readings that a delivery was given, one age after the other, from the one that was due. */
export interface TakenReadings {
  readonly deliveryId: string;
  readonly publishedAt: Date;
  readonly readings: readonly [TakenReading, ...TakenReading[]];
  /** Null if nobody was asked, or nothing was told. */
  readonly boosted: Boosted | null;
}

/** A reading that was asked for in vain. It stays due, and is not asked for again before `readFrom`. */
export interface VainReading {
  readonly deliveryId: string;
  readonly age: ReadingAge;
  readonly readFrom: Date;
  readonly doubted: DueReading['doubted'];
}
