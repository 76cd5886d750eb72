import type { Clock } from '#clock.ts';

const startedAt = Date.parse('2026-11-23T09:00:00.000Z');

/** The time of one history. Nothing waits in real time, and nothing happens unless this time is moved. */
export interface WorldTime {
  /** Clock of Tambour's machines, which may jump. */
  readonly clock: Clock;
  /** Returns the milliseconds of true time since the history began. */
  trueMs(): number;
  /** Returns the most by which the wall clock was ever ahead of true time. */
  mostLeadMs(): number;
  /** Sets the wall clock forward or back. */
  jump(milliseconds: number): void;
  /** Schedules something; returns a function that cancels it. */
  after(milliseconds: number, happens: () => void): () => void;
  /** Returns when the next scheduled event is due, in true milliseconds; null: none. */
  nextMs(): number | null;
  /** Moves true time forward, and runs what falls due, in order. */
  advanceTo(trueMs: number): void;
}

export function worldTime(): WorldTime {
  let now = 0;
  let offset = 0;
  let mostOffset = 0;
  let order = 0;
  const timers: { readonly at: number; readonly order: number; readonly happens: () => void }[] = [];
  return {
    clock: { now: () => new Date(startedAt + now + offset), monotonicMs: () => now },
    trueMs: () => now,
    mostLeadMs: () => startedAt + mostOffset,
    jump(milliseconds) {
      offset += milliseconds;
      mostOffset = Math.max(mostOffset, offset);
    },
    after(milliseconds, happens) {
      const timer = { at: now + milliseconds, order: (order += 1), happens };
      timers.push(timer);
      timers.sort((one, other) => one.at - other.at || one.order - other.order);
      return () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },
    nextMs: () => timers[0]?.at ?? null,
    advanceTo(trueMs) {
      for (let timer = timers[0]; timer !== undefined && timer.at <= trueMs; timer = timers[0]) {
        timers.shift();
        now = Math.max(now, timer.at);
        timer.happens();
      }
      now = Math.max(now, trueMs);
    },
  };
}

/** Returns a day in Paris, YYYY-MM-DD, some days after an instant. Histories are in winter, at UTC+1. */
export function dayInParis(at: Date, daysLater = 0): string {
  return new Date(at.getTime() + 3_600_000 + daysLater * 86_400_000).toISOString().slice(0, 10);
}

/** Makes `AbortSignal.timeout`, which the rooms' send timeout uses, go by that time from now on. */
export function abortBy(time: WorldTime): void {
  AbortSignal.timeout = (milliseconds) => {
    const ending = new AbortController();
    time.after(milliseconds, () => ending.abort(new DOMException('the time is over', 'TimeoutError')));
    return ending.signal;
  };
}

/** Resolves once that much true time has passed. */
export function later(time: WorldTime, afterSeconds: number): Promise<void> {
  return new Promise((resolve) => time.after(afterSeconds * 1000, resolve));
}
