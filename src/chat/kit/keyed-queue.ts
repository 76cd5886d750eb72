import { keyedMutex } from '#keyed-mutex.ts';

import { pause } from './pause.ts';

/** A queue that does work with the same key one after the other, and different keys side by side. */
export interface KeyedQueue {
  /** Does `work` after all earlier work of this key. Repeats it, after a growing pause, until it succeeds. */
  put(key: string, work: () => Promise<void>): void;
  /** Resolves once no work is running any more. Waiting work is not done. */
  stop(): Promise<void>;
}

const firstPauseMs = 250;
const longestPauseMs = 30_000;

/** Builds a queue. `failed` receives each failure. Once `signal` aborts, pauses end and nothing more starts. */
export function keyedQueue(signal: AbortSignal, failed: (error: unknown) => void): KeyedQueue {
  const mutex = keyedMutex();
  const underWay = new Set<Promise<void>>();

  const untilDone = async (work: () => Promise<void>): Promise<void> => {
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        await work();
        return;
      } catch (error) {
        failed(error);
      }
      await pause(pauseMs, signal);
    }
  };

  return {
    put: (key, work) => {
      const done = mutex(key, () => untilDone(work)).finally(() => underWay.delete(done));
      underWay.add(done);
    },
    stop: async () => {
      await Promise.all(underWay);
    },
  };
}
