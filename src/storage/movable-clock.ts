import { setTimeout as pause } from 'node:timers/promises';

import type { Ahead, Clock } from '#clock.ts';

/** A clock that can be moved ahead of another, and never back. */
export interface MovableClock extends Clock {
  readonly ahead: Ahead;
  /** Moves the clock to so many milliseconds ahead. Does nothing if it is further ahead already. */
  moveTo(aheadMs: number): void;
  /**
   * Waits until everything that runs `during` has ended, then does `work` while nothing else of it begins. Returns
   * false, with nothing done, if that takes too long.
   */
  alone(work: () => Promise<void>): Promise<boolean>;
}

/** Ends a deadlock: what runs may wait, in a transaction, for another one that waits here. */
const longestWaitMs = 2_000;
const lookEveryMs = 5;

/** Creates a clock that starts at the time of `machine`. */
export function movableClock(machine: Clock): MovableClock {
  let aheadMs = 0;
  let running = 0;
  let moving: Promise<void> | null = null;

  async function allEnded(): Promise<boolean> {
    const untilMs = machine.monotonicMs() + longestWaitMs;
    for (;;) {
      if (running === 0) return true;
      if (machine.monotonicMs() > untilMs) return false;
      await pause(lookEveryMs);
    }
  }

  return {
    now: () => new Date(machine.now().getTime() + aheadMs),
    monotonicMs: () => machine.monotonicMs(),
    ahead: {
      get ms() {
        return aheadMs;
      },
      async during(work) {
        // A loop, with no await between the check and the count: a move could begin in it.
        for (;;) {
          if (moving === null) break;
          await moving;
        }
        running += 1;
        try {
          return await work();
        } finally {
          running -= 1;
        }
      },
    },
    moveTo(wantedMs) {
      aheadMs = Math.max(aheadMs, wantedMs);
    },
    async alone(work) {
      for (;;) {
        if (moving === null) break;
        await moving;
      }
      const moved = Promise.withResolvers<void>();
      moving = moved.promise;
      try {
        if (!(await allEnded())) return false;
        await work();
        return true;
      } finally {
        moving = null;
        moved.resolve();
      }
    },
  };
}
