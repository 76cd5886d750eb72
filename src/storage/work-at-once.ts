import { setTimeout as pause } from 'node:timers/promises';

import type { Logger } from 'pino';

import { describeError } from './describe-error.ts';
import type { Jobs } from './jobs.ts';

export interface WorkAtOnce {
  readonly begin: Jobs['begin'];
  isAtWork(): boolean;
  /** Waits up to `longestMs` for running work, then aborts it and waits for its end. */
  close(longestMs: number): Promise<void>;
}

/** Creates a runner for work of this process that has no job. */
export function workAtOnce(logger: Logger | null): WorkAtOnce {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();

  async function run(what: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await work(stopping.signal);
    } catch (error) {
      logger?.error({ what, error: describeError(error) }, 'work failed');
    }
  }
  async function allDone(): Promise<void> {
    while (running.size > 0) await Promise.all(running);
  }
  return {
    isAtWork: () => running.size > 0,
    begin(what, work) {
      const one = run(what, work).finally(() => running.delete(one));
      running.add(one);
    },
    async close(longestMs) {
      const waiting = new AbortController();
      await Promise.race([allDone(), pause(longestMs, undefined, { signal: waiting.signal }).catch(() => {})]);
      waiting.abort();
      stopping.abort();
      await allDone();
    },
  };
}
