import type pg from 'pg';

import type { Clock } from '#clock.ts';
import type { Database, Transaction } from '#storage/database.ts';
import type { JobRequest, Jobs, Queue } from '#storage/jobs.ts';

/** The outcome of running jobs. */
export interface RunOutcome {
  readonly ran: number;
  /** Errors thrown by handlers; such a job waits for its retry. */
  readonly failures: readonly unknown[];
}

/** Jobs that run when a test says so, by its own clock. They fulfil the contract of the real engine. */
export interface TestJobs {
  readonly jobs: Jobs;
  /** Runs every due job, and those that they enqueue, until none is left. */
  runDueJobs(): Promise<RunOutcome>;
  /** Runs each handler registered by `everyMinute` once. */
  runEveryMinute(): Promise<void>;
  /** Lists the waiting jobs, by queue and key, in the order in which they fall due. */
  waitingJobs(): Promise<readonly { readonly queue: string; readonly key: string; readonly startAfter: Date }[]>;
}

const retries = 12;

/**
 * Creates the table of jobs. It is part of the template database, so that enqueuing commits and rolls back with the
 * transaction.
 */
export async function createTestJobTable(client: pg.Client): Promise<void> {
  await client.query(`
    CREATE TABLE test_job (
      id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      queue       TEXT NOT NULL,
      key         TEXT NOT NULL,
      data        JSONB NOT NULL,
      start_after TIMESTAMPTZ NOT NULL,
      failures    INTEGER NOT NULL DEFAULT 0,
      UNIQUE (queue, key)
    )`);
}

interface Row {
  readonly id: bigint;
  readonly queue: string;
  readonly key: string;
  readonly data: object;
  readonly start_after: Date;
  readonly failures: number;
}

interface Worker {
  run(data: object): Promise<void>;
  dead(data: object): Promise<void>;
}

export function openTestJobs(db: Database, clock: Clock): TestJobs {
  const workers = new Map<string, Worker>();
  const begun: ((signal: AbortSignal) => Promise<void>)[] = [];
  const minutes = new Map<string, () => Promise<void>>();

  async function insert<T extends object>(tx: Transaction, queue: Queue<T>, request: JobRequest<T>): Promise<boolean> {
    const startAfter = request.startAfter ?? clock.now();
    const count = await tx.$executeRaw`
      INSERT INTO test_job (queue, key, data, start_after)
      VALUES (${queue.name}, ${request.key}, ${JSON.stringify(request.data)}::jsonb, ${startAfter})
      ON CONFLICT DO NOTHING`;
    return count === 1;
  }

  /** Removes the finished job and returns the next, in one statement: that is half of what settling costs. */
  async function nextDue(done: bigint | null): Promise<Row | undefined> {
    const rows = await db.$queryRaw<Row[]>`
      WITH removed AS (DELETE FROM test_job WHERE id = ${done}::bigint)
      SELECT * FROM test_job
      WHERE start_after <= ${clock.now()} AND queue = ANY(${[...workers.keys()]})
        AND id IS DISTINCT FROM ${done}::bigint
      ORDER BY start_after, id LIMIT 1`;
    return rows[0];
  }

  /** Runs a job; one that failed and will be retried is not done. */
  async function runOne(row: Row, worker: Worker): Promise<{ readonly isDone: boolean; readonly failure: unknown }> {
    try {
      await worker.run(row.data);
      return { isDone: true, failure: null };
    } catch (failure) {
      if (row.failures >= retries) {
        await worker.dead(row.data);
        return { isDone: true, failure };
      }
      const again = new Date(clock.now().getTime() + 1000 * 2 ** row.failures);
      await db.$executeRaw`UPDATE test_job SET failures = failures + 1, start_after = ${again} WHERE id = ${row.id}`;
      return { isDone: false, failure };
    }
  }

  const jobs: Jobs = {
    async enqueue(tx, queue, request) {
      if (await insert(tx, queue, request)) return;
      throw new Error(`queue ${queue.name} has a live job under the key ${request.key}`);
    },
    async enqueueAll(tx, queue, requests) {
      for (const request of requests) await jobs.enqueue(tx, queue, request);
    },
    enqueueIfAbsent: insert,
    async work(queue, { onDead }, handler) {
      workers.set(queue.name, {
        run: async (data) => handler(queue.schema.parse(data), new AbortController().signal),
        dead: async (data) => onDead?.(queue.schema.parse(data)),
      });
    },
    workTogether: (queue, { onDead }, handler) =>
      jobs.work(queue, { concurrency: 1, ...(onDead === undefined ? {} : { onDead }) }, (data) => handler([data])),
    begin: (_what, work) => void begun.push(work),
    async everyMinute(name, handler) {
      minutes.set(name, handler);
    },
  };
  return {
    jobs,
    async runDueJobs() {
      const failures: unknown[] = [];
      let ran = 0;
      const runBegun = async (): Promise<void> => {
        for (let work = begun.shift(); work !== undefined; work = begun.shift()) {
          ran += 1;
          try {
            await work(new AbortController().signal);
          } catch (error) {
            failures.push(error);
          }
        }
      };
      await runBegun();
      let row = await nextDue(null);
      while (row !== undefined) {
        const worker = workers.get(row.queue);
        if (worker === undefined) break;
        const { isDone, failure } = await runOne(row, worker);
        ran += 1;
        if (failure !== null) failures.push(failure);
        let done = isDone ? row.id : null;
        if (begun.length > 0) {
          // These may enqueue the same key again.
          if (done !== null) await db.$executeRaw`DELETE FROM test_job WHERE id = ${done}`;
          done = null;
          await runBegun();
        }
        row = await nextDue(done);
      }
      return { ran, failures };
    },
    async runEveryMinute() {
      for (const handler of minutes.values()) await handler();
    },
    async waitingJobs() {
      const rows = await db.$queryRaw<Row[]>`SELECT * FROM test_job ORDER BY start_after, id`;
      return rows.map(({ queue, key, start_after: startAfter }) => ({ queue, key, startAfter }));
    },
  };
}
