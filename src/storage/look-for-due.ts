import type { Logger } from 'pino';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';

import { describeError } from './describe-error.ts';

/**
 * How often to look for due jobs: nothing signals a due retry, or a job whose process died. One look replaces a poll of
 * each queue, which made sixty queries a second.
 */
const lookEveryMs = 500;

interface Engine {
  readonly boss: PgBoss;
  /** Lists the queues that this process works on. */
  readonly queues: () => readonly string[];
  readonly ring: (queue: string) => void;
  readonly logger: Logger | null;
}

/** Rings, from now on, for each queue with a due job. If a look fails, the next poll of the queue finds the job. */
export function lookForDue({ boss, queues, ring, logger }: Engine): { stop(): void } {
  let isLooking = false;
  let isStopped = false;

  async function look(): Promise<void> {
    const { rows } = await boss.getDb().executeSql(due, [queues()]);
    if (isStopped) return;
    for (const { name } of namesSchema.parse(rows)) ring(name);
  }

  const looking = setInterval(() => {
    // Do not ask a slow database again before it has answered.
    if (isLooking || queues().length === 0) return;
    isLooking = true;
    look()
      .catch((error: unknown) => {
        if (!isStopped) logger?.warn({ error: describeError(error) }, 'look for due jobs');
      })
      .finally(() => {
        isLooking = false;
      });
  }, lookEveryMs);
  looking.unref();

  return {
    stop() {
      isStopped = true;
      clearInterval(looking);
    },
  };
}

/** Looks for one due job per queue: however many wait there, one is enough. */
const due = `
  SELECT queue AS name FROM unnest($1::text[]) AS queue WHERE EXISTS (
    SELECT FROM pgboss.job WHERE name = queue AND state < 'active' AND start_after <= now())`;
const namesSchema = z.array(z.object({ name: z.string() }));
