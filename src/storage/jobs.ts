import type { z } from 'zod';

import type { Transaction } from './database.ts';

/** A kind of job: its queue and the shape of its data, checked again when it is taken. */
export interface Queue<T extends object> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** Seconds that the queue's jobs wait after their time, so that other queues go first; left out: 0. */
  readonly patienceSeconds?: number;
}

export interface JobRequest<T extends object> {
  readonly data: T;
  /** At most one live job per key. Build it from what the job does, so that a later step has another key. */
  readonly key: string;
  /** Left out: at once. */
  readonly startAfter?: Date;
  /** Precedence among the due jobs of a queue, the highest first; left out: 0. */
  readonly priority?: number;
}

/**
 * The job engine. A job only triggers; the truth is in the database: a handler reads the state there, and ends quietly
 * if there is nothing to do. It runs at least once.
 */
export interface Jobs {
  /**
   * Enqueues a job in this transaction, so that it exists only if that commits. Sets this process's alarm clock for
   * `startAfter`. Throws if a live job has the key.
   */
  enqueue<T extends object>(tx: Transaction, queue: Queue<T>, request: JobRequest<T>): Promise<void>;
  /** Enqueues one or more jobs as `enqueue` does. */
  enqueueAll<T extends object>(tx: Transaction, queue: Queue<T>, requests: readonly JobRequest<T>[]): Promise<void>;
  /**
   * Enqueues a job as `enqueue` does, but returns false instead of throwing if a live job has the key already. For the
   * sweep.
   */
  enqueueIfAbsent<T extends object>(tx: Transaction, queue: Queue<T>, request: JobRequest<T>): Promise<boolean>;
  /**
   * Starts taking jobs of a queue. If the handler throws, the job is retried with growing pauses, then given to
   * `onDead`.
   */
  work<T extends object>(
    queue: Queue<T>,
    options: {
      readonly concurrency: number;
      /**
       * The largest share of its time that each worker may work, for jobs that nobody waits for: the longer a job took,
       * as on a busy machine, the longer the worker rests, up to two seconds. Left out: all of it.
       */
      readonly share?: number;
      readonly onDead?: (data: T) => Promise<void>;
    },
    handler: (data: T, signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  /**
   * Works as `work` does, but one worker takes up to `most` due jobs and handles them as one: for jobs too short to be
   * taken singly. If the handler throws, all are retried. A job with malformed data does not reach the handler, and
   * does not hold up the others.
   */
  workTogether<T extends object>(
    queue: Queue<T>,
    options: { readonly most: number; readonly share?: number; readonly onDead?: (data: T) => Promise<void> },
    handler: (data: readonly T[]) => Promise<void>,
  ): Promise<void>;
  /**
   * Starts work in this process at once, without a job. It is not stored and dies with the process, so enqueue a job
   * that would find what it left undone. Errors are logged; the signal aborts as a job's does.
   */
  begin(what: string, work: (signal: AbortSignal) => Promise<void>): void;
  /** Runs a handler once a minute, on one replica. */
  everyMinute(name: string, handler: () => Promise<void>): Promise<void>;
}
