import type { Clock } from '#clock.ts';
import type { JobRequest, Jobs, Queue } from '#storage/jobs.ts';

/** A job as the engine stores it. It outlives every process. */
export interface SimJob {
  readonly queue: string;
  readonly key: string;
  readonly data: object;
  startAtMs: number;
  failures: number;
  /** Process that works on it now. */
  takenBy: string | null;
}

/** Handler of one queue in one process. */
export interface Worker {
  run(data: object): Promise<void>;
  dead(data: object): Promise<void>;
}

export interface SimJobs {
  /** Committed jobs. */
  readonly live: SimJob[];
  /** Returns the free job that has been due for longest. */
  next(): SimJob | undefined;
  /** Records that a handler failed: the job waits for a retry, or is gone after its last try. */
  fail(job: SimJob): 'waits' | 'givenUp';
  /** Frees the jobs of a process, once the engine has noticed its death. */
  lose(process: string): void;
  /** Ends a job, done or given up. Does nothing if another process has ended it since. */
  end(job: SimJob): void;
  /** Returns the engine as one process uses it. */
  connect(process: {
    /** Jobs enqueued in the open transaction, which a rollback throws away. */
    readonly pending: () => SimJob[];
    readonly workers: Map<string, Worker>;
    readonly minutes: Map<string, () => Promise<void>>;
    readonly begin: Jobs['begin'];
  }): Jobs;
}

const retries = 12;
const lostForMs = 15_000;

/** Makes a job engine that fulfils the contract (test/contracts/jobs-contract.ts) and runs nothing by itself. */
export function simJobs(clock: Clock): SimJobs {
  const live: SimJob[] = [];
  const nowMs = (): number => clock.now().getTime();

  function end(job: SimJob): void {
    const index = live.indexOf(job);
    if (index >= 0) live.splice(index, 1);
  }

  return {
    live,
    next: () =>
      live
        .filter((job) => job.takenBy === null && job.startAtMs <= nowMs())
        .sort((one, other) => one.startAtMs - other.startAtMs)[0],
    fail(job) {
      job.failures += 1;
      if (job.failures > retries) {
        end(job);
        return 'givenUp';
      }
      job.takenBy = null;
      job.startAtMs = nowMs() + Math.min(300, 2 ** (job.failures - 1)) * 1000;
      return 'waits';
    },
    lose(process) {
      for (const job of live) {
        if (job.takenBy !== process) continue;
        job.takenBy = null;
        job.startAtMs = nowMs() + lostForMs;
      }
    },
    end,
    connect({ pending, workers, minutes, begin }) {
      function insert<T extends object>(queue: Queue<T>, { key, data, startAfter }: JobRequest<T>): boolean {
        const isSame = (job: SimJob): boolean => job.queue === queue.name && job.key === key;
        if (live.some(isSame) || pending().some(isSame)) return false;
        pending().push({
          queue: queue.name,
          key,
          data: structuredClone(data),
          startAtMs: (startAfter ?? clock.now()).getTime(),
          failures: 0,
          takenBy: null,
        });
        return true;
      }
      const jobs: Jobs = {
        async enqueue(_tx, queue, request) {
          if (!insert(queue, request)) throw new Error(`queue ${queue.name} has a live job under ${request.key}`);
        },
        async enqueueAll(tx, queue, requests) {
          for (const request of requests) await jobs.enqueue(tx, queue, request);
        },
        enqueueIfAbsent: async (_tx, queue, request) => insert(queue, request),
        async work(queue, { onDead }, handler) {
          workers.set(queue.name, {
            run: (data) => handler(queue.schema.parse(data), new AbortController().signal),
            dead: async (data) => onDead?.(queue.schema.parse(data)),
          });
        },
        workTogether: (queue, { onDead }, handler) =>
          jobs.work(queue, { concurrency: 1, ...(onDead === undefined ? {} : { onDead }) }, (data) => handler([data])),
        begin,
        async everyMinute(name, handler) {
          minutes.set(name, handler);
        },
      };
      return jobs;
    },
  };
}
