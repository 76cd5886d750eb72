/** By how much time is moved on. */
export const leaps = ['hour', 'day', 'month'] as const;

export type Leap = (typeof leaps)[number];

/** The reasons why time was not moved, or not as far as it was to be. */
export type WhyNotMoved =
  | 'realAccount'
  | 'realDesk'
  /** Another process works with the database. */
  | 'shared'
  /** A post was under way for very long. */
  | 'busy'
  | 'failed';

export interface ClockSeen {
  readonly now: Date;
  /** How far ahead of the machine's clock it is. */
  readonly aheadMs: number;
  /** Where time is going just now; null: it goes by itself. */
  readonly movingTo: Date | null;
  /** Why the last move was none, or ended before; null: it did not. */
  readonly stoppedBy: WhyNotMoved | null;
}

/** The way from the page to the clock by which everything runs here. */
export interface ClockDoor {
  look(): ClockSeen;
  /** Begins to move time on, by the calendar of a zone. Does nothing while it is moved already. */
  move(leap: Leap, how: { readonly by: string; readonly timeZone: string }): Promise<void>;
  /** Ends a move where it is. */
  stop(): void;
  /** Calls `listener` after each step; the returned function ends it. */
  watch(listener: () => void): () => void;
}
