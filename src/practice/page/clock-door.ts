/** How far one press moves time. */
export const leaps = ['fiveMinutes', 'hour', 'day', 'month'] as const;

export type Leap = (typeof leaps)[number];

/** Reasons why time was not moved, or stopped early. */
export type WhyNotMoved =
  | 'realAccount'
  | 'realDesk'
  /** Another process uses the database. */
  | 'shared'
  /** A post was under way for too long. */
  | 'busy'
  | 'failed';

export interface ClockSeen {
  readonly now: Date;
  /** How far ahead of the machine's clock it is. */
  readonly aheadMs: number;
  /** Where time is moving to; null: it is not being moved. */
  readonly movingTo: Date | null;
  /** Why the last move failed or ended early; null: it did not. */
  readonly stoppedBy: WhyNotMoved | null;
}

/** The page's access to the clock by which everything runs here. */
export interface ClockDoor {
  look(): ClockSeen;
  /** Begins to move time, by the calendar of a zone. Does nothing if it is moving already. */
  move(leap: Leap, how: { readonly by: string; readonly timeZone: string }): Promise<void>;
  /** Stops the current move where it is. */
  stop(): void;
  /** Calls `listener` after each step; the returned function ends it. */
  watch(listener: () => void): () => void;
}
