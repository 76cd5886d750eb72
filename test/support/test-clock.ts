import type { Clock } from '#clock.ts';

/** A clock that stands still until a test moves it; wall and monotonic time move together. */
export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

export function testClock(startAt: Date = new Date('2026-11-23T09:00:00.000Z')): TestClock {
  let elapsedMs = 0;
  return {
    now: () => new Date(startAt.getTime() + elapsedMs),
    monotonicMs: () => elapsedMs,
    advance(milliseconds) {
      elapsedMs += milliseconds;
    },
  };
}
