import { setTimeout as pause } from 'node:timers/promises';

import type { PgBoss } from 'pg-boss';
import { z } from 'zod';

import type { Clock } from '#clock.ts';

import type { Transaction } from './database.ts';

/**
 * The waiting jobs, where time can be moved ahead. The engine uses the database's clock, which stays as it is: so the
 * jobs' start times are moved instead.
 */
export interface JobTime {
  /** Moves the start of all waiting jobs nearer by `byMs`, in this transaction. */
  bringNearer(tx: Transaction, byMs: number): Promise<void>;
  /** Returns the milliseconds until the next waiting job falls due; null if none waits. */
  nextInMs(): Promise<number | null>;
  /** Tells whether another process has this database's job engine open: a replica, or a command. */
  isShared(tx: Transaction): Promise<boolean>;
  /** Runs all due jobs and those of every minute, until none is left. Returns false if that takes too long. */
  runDue(signal: AbortSignal): Promise<boolean>;
}

interface Engine {
  readonly boss: PgBoss;
  readonly clock: Clock;
  /** Unique name of this engine's sessions on the database server. */
  readonly applicationName: string;
  readonly queues: ReadonlySet<string>;
  readonly minutes: ReadonlyMap<string, () => Promise<void>>;
  readonly ring: (queue: string) => void;
  /** Tells whether work without a job is running. */
  readonly isAtWork: () => boolean;
}

/** The first word of every engine's session name. */
export const jobSessions = 'tambour jobs';

const longestMs = 30_000;
const lookEveryMs = 15;

export function openJobTime({ boss, clock, applicationName, queues, minutes, ring, isAtWork }: Engine): JobTime {
  async function dueQueues(): Promise<readonly string[]> {
    const { rows } = await boss.getDb().executeSql(due, [[...queues]]);
    return z
      .array(z.object({ name: z.string() }))
      .parse(rows)
      .map(({ name }) => name);
  }

  return {
    async bringNearer(tx, byMs) {
      await tx.$executeRaw`
        UPDATE pgboss.job SET start_after = start_after - make_interval(secs => ${byMs / 1000}::float8)
        WHERE state < 'active'`;
    },
    async nextInMs() {
      const { rows } = await boss.getDb().executeSql(next, [[...queues]]);
      const [row] = z.array(z.object({ ms: z.number().nullable() })).parse(rows);
      const ms = row?.ms ?? null;
      return ms === null ? null : Math.max(Math.ceil(ms), 1);
    },
    async isShared(tx) {
      const others = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
          AND starts_with(application_name, ${`${jobSessions} `}) AND application_name <> ${applicationName} LIMIT 1`;
      return others.length > 0;
    },
    async runDue(signal) {
      for (const run of minutes.values()) if (!signal.aborted) await run();
      const untilMs = clock.monotonicMs() + longestMs;
      while (!signal.aborted && clock.monotonicMs() < untilMs) {
        const names = await dueQueues();
        if (names.length === 0 && !isAtWork()) return true;
        for (const name of names) ring(name);
        await pause(lookEveryMs);
      }
      return false;
    },
  };
}

const due = `
  SELECT DISTINCT name FROM pgboss.job
  WHERE name = ANY($1) AND (state = 'active' OR state < 'active' AND start_after <= now())`;

const next = `
  SELECT extract(epoch FROM min(start_after) - now())::float8 * 1000 AS ms FROM pgboss.job
  WHERE name = ANY($1) AND state < 'active' AND start_after > now()`;
