import { setTimeout as pause } from 'node:timers/promises';

import type { Logger } from 'pino';
import type { Job, PgBoss } from 'pg-boss';

import type { Clock } from '#clock.ts';

import { describeError } from './describe-error.ts';

/** All workers of this process, for all its queues. */
export interface JobWorkers {
  /**
   * Makes one idle worker of a queue look for a job now. If all are busy, starts another, or has the first that
   * finishes look again.
   */
  ring(queue: string): void;
  /**
   * Starts a worker of a queue, which takes up to `most` jobs at once. Starts further ones, up to `upTo` in all, once
   * all running ones are busy. `share`: as in `Jobs.work`.
   */
  start(
    queue: string,
    options: {
      readonly pollEverySeconds: number;
      readonly share?: number;
      readonly most?: number;
      readonly upTo?: number;
    },
    handler: (jobs: readonly TakenJob[]) => Promise<void>,
  ): Promise<void>;
  /** Wakes every resting worker so that it can stop. */
  close(): void;
}

/** A job that was taken; its `data` is not checked yet. */
export type TakenJob = Pick<Job, 'data' | 'signal'>;

/** A worker as the engine knows it. */
interface Worker {
  readonly id: string;
  isBusy: boolean;
}

interface Workers {
  readonly all: Worker[];
  /** Starts of workers that have not been needed yet. */
  readonly further: (() => Promise<void>)[];
  /** The queue was rung while all were busy. */
  isMissed: boolean;
}

const longestRestMs = 2000;
/** Long, since the first worker finds what a further one misses. */
const furtherPollSeconds = 5;

/** Opens the workers of an engine. */
export function openJobWorkers(boss: PgBoss, clock: Clock, logger: Logger | null): JobWorkers {
  const queues = new Map<string, Workers>();
  const stopping = new AbortController();

  function workersOf(queue: string): Workers {
    const known = queues.get(queue) ?? { all: [], further: [], isMissed: false };
    queues.set(queue, known);
    return known;
  }

  // A worker that finds a job wakes the next one. It looks again itself only if all were busy. So a single job costs
  // two looks, instead of one by each worker and one more.
  function ring(queue: string): void {
    const workers = workersOf(queue);
    const idle = workers.all.find(({ isBusy }) => !isBusy);
    if (idle !== undefined) return boss.notifyWorker(idle.id);
    const more = stopping.signal.aborted ? undefined : workers.further.pop();
    if (more === undefined) workers.isMissed = true;
    else
      more().catch((error: unknown) => logger?.error({ queue, error: describeError(error) }, 'a worker did not start'));
  }

  /** Rests before a job instead of after it: if the process is killed meanwhile, the job is not yet done. */
  async function restUntil(monotonicMs: number): Promise<void> {
    const restMs = monotonicMs - clock.monotonicMs();
    if (restMs > 0) await pause(restMs, undefined, { signal: stopping.signal }).catch(() => undefined);
  }

  async function startOne(
    queue: string,
    {
      pollEverySeconds,
      share,
      most,
    }: { readonly pollEverySeconds: number; readonly share: number; readonly most: number },
    handler: (jobs: readonly TakenJob[]) => Promise<void>,
  ): Promise<void> {
    const workers = workersOf(queue);
    let worker: Worker | null = null;
    let notBeforeMs = 0;
    const id = await boss.work(
      queue,
      { batchSize: most, pollingIntervalSeconds: pollEverySeconds, notifyPollingIntervalSeconds: pollEverySeconds },
      async (taken: Job[]) => {
        if (taken.length === 0) return;
        if (worker !== null) worker.isBusy = true;
        ring(queue);
        await restUntil(notBeforeMs);
        const beganMs = clock.monotonicMs();
        try {
          await handler(taken);
        } catch (error) {
          const jobs = taken.map(({ id, retryCount }) => ({ job: id, attempt: retryCount + 1 }));
          logger?.warn({ queue, jobs, error: describeError(error) }, 'job failed');
          throw error;
        } finally {
          const endedMs = clock.monotonicMs();
          notBeforeMs = endedMs + Math.min(longestRestMs, (endedMs - beganMs) * (1 / share - 1));
          if (worker !== null) {
            worker.isBusy = false;
            if (workers.isMissed) boss.notifyWorker(worker.id);
            workers.isMissed = false;
          }
        }
      },
    );
    worker = { id, isBusy: false };
    workers.all.push(worker);
  }

  return {
    ring,
    async start(queue, { pollEverySeconds, share = 1, most = 1, upTo = 1 }, handler) {
      const { further } = workersOf(queue);
      const more = { pollEverySeconds: furtherPollSeconds, share, most };
      for (let worker = 1; worker < upTo; worker += 1) further.push(() => startOne(queue, more, handler));
      await startOne(queue, { pollEverySeconds, share, most }, handler);
    },
    close: () => stopping.abort(),
  };
}
