import type { z } from 'zod';

import type { Transaction } from './database.ts';

/** A kind of job: its queue and the shape of its data, checked again when it is taken. */
export interface Queue<T extends object> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** Seconds after their time at which the queue's jobs begin, so that those of other queues go first; left out: 0. */
  readonly patienceSeconds?: number;
}

export interface JobRequest<T extends object> {
  readonly data: T;
  /** At most one live job per key: build it from what the job does, so that a later step has another key. */
  readonly key: string;
  /** Left out: at once. */
  readonly startAfter?: Date;
  /** Precedence among the due jobs of a queue, the highest first; left out: 0. */
  readonly priority?: number;
}

/**
 * The job engine. A job is the push, never the truth: a handler reads the state from the database and ends quietly
 * where nothing is to do. It runs at least once.
 */
export interface Jobs {
  /** Enqueued with the transaction, or not at all. Sets this process's alarm clock for `startAfter`. */
  enqueue<T extends object>(tx: Transaction, queue: Queue<T>, request: JobRequest<T>): Promise<void>;
  /** Enqueues several jobs as `enqueue` does, at least one. */
  enqueueAll<T extends object>(tx: Transaction, queue: Queue<T>, requests: readonly JobRequest<T>[]): Promise<void>;
  /**
   * Enqueues a job as `enqueue` does, but returns false instead of throwing if a live job has the key already. For the
   * sweep.
   */
  enqueueIfAbsent<T extends object>(tx: Transaction, queue: Queue<T>, request: JobRequest<T>): Promise<boolean>;
  /** Starts taking jobs of a queue. What the handler throws is retried with growing pauses, then told by `onDead`. */
  work<T extends object>(
    queue: Queue<T>,
    options: {
      readonly concurrency: number;
      /**
       * The share of its time that each worker works at most, where nobody waits for these jobs: the longer one took,
       * on a machine that has much to do, the longer the worker rests, up to two seconds. Left out: all of it.
       */
      readonly share?: number;
      readonly onDead?: (data: T) => Promise<void>;
    },
    handler: (data: T, signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  /**
   * Works as `work` does, but by one worker that takes up to `most` due jobs and does them as one: for jobs so short
   * that taking each by itself costs more. If the handler throws, all of them are tried again; data of another shape
   * does not reach it, and holds up none of the others.
   */
  workTogether<T extends object>(
    queue: Queue<T>,
    options: { readonly most: number; readonly share?: number; readonly onDead?: (data: T) => Promise<void> },
    handler: (data: readonly T[]) => Promise<void>,
  ): Promise<void>;
  /**
   * Does work in this process at once, beside the jobs. It is stored nowhere and dies with the process: a job has to be
   * enqueued that finds what it left. What it throws is logged; the signal aborts as that of a job does.
   */
  begin(what: string, work: (signal: AbortSignal) => Promise<void>): void;
  /** Runs a handler once a minute, on one replica. */
  everyMinute(name: string, handler: () => Promise<void>): Promise<void>;
}
