/** The current time, injected so that tests can set it. */
export interface Clock {
  /** The wall clock, which may jump. */
  now(): Date;
  /** Milliseconds that only grow, from an arbitrary start: for leases and timeouts. */
  monotonicMs(): number;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};
