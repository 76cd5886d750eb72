import type { Logger } from 'pino';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';

import { describeError } from './describe-error.ts';

/**
 * How often to look: nothing signals a retry that falls due, or what a process that died had taken. A poll of each queue,
 * so often, asked the database sixty times in a second.
 */
const lookEveryMs = 500;

interface Engine {
  readonly boss: PgBoss;
  /** Lists the queues that this process works on. */
  readonly queues: () => readonly string[];
  readonly ring: (queue: string) => void;
  readonly logger: Logger | null;
}

/** Rings, from now on, for each queue that has a job which is due. A look that fails costs a poll of the queue, no job. */
export function lookForDue({ boss, queues, ring, logger }: Engine): { stop(): void } {
  let isLooking = false;
  let isStopped = false;

  async function look(): Promise<void> {
    const { rows } = await boss.getDb().executeSql(due, [queues()]);
    if (isStopped) return;
    for (const { name } of namesSchema.parse(rows)) ring(name);
  }

  const looking = setInterval(() => {
    // A database that answers late is not asked meanwhile.
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

/** For each queue by itself: of the many that may wait in one, the first that is due is enough. */
const due = `
  SELECT queue AS name FROM unnest($1::text[]) AS queue WHERE EXISTS (
    SELECT FROM pgboss.job WHERE name = queue AND state < 'active' AND start_after <= now())`;
const namesSchema = z.array(z.object({ name: z.string() }));
