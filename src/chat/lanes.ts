/** Works off things one after another within a lane, and lanes side by side. */
export interface Lanes {
  /** Does `work` after all that was put in this lane before; again, after a growing pause, until it succeeds. */
  put(lane: string, work: () => Promise<void>): void;
  /** Resolves once nothing is being worked at any more; what waits is left undone. */
  stop(): Promise<void>;
}

const firstPauseMs = 250;
const longestPauseMs = 30_000;

/** `failed` hears of each failure; `signal` ends pauses and starts nothing more. */
export function lanes(signal: AbortSignal, failed: (error: unknown) => void): Lanes {
  const ends = new Map<string, Promise<void>>();

  const until = async (work: () => Promise<void>): Promise<void> => {
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
    put: (lane, work) => {
      const before = ends.get(lane);
      const run = async (): Promise<void> => {
        await before;
        await until(work);
      };
      const end = run().finally(() => {
        if (ends.get(lane) === end) ends.delete(lane);
      });
      ends.set(lane, end);
    },
    stop: async () => {
      await Promise.all(ends.values());
    },
  };
}

/** Waits, at most until `signal` ends it. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((settle) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      settle();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
