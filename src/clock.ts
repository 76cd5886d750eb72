/** The current time, injected so that tests can set it. */
export interface Clock {
  /** The wall clock, which may jump. */
  now(): Date;
  /** Milliseconds that only grow, from an arbitrary start: for leases and timeouts. */
  monotonicMs(): number;
  /** How far it is ahead of the machine's clock, which the job engine uses; left out: not at all. */
  readonly ahead?: Ahead;
}

/** How far a clock was moved ahead. Only practice moves it. */
export interface Ahead {
  readonly ms: number;
  /** Runs work during which the clock is not moved. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};
