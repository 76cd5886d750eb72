import type { Database } from './database.ts';

/** Longest time that an older program goes on beside a newer schema. */
const everyMs = 1000;

export interface SchemaWatch extends Disposable {
  /** Resolves with the first migration that this program does not know. */
  readonly newer: Promise<string>;
}

/**
 * Checks every second whether a newer program has changed the schema. `known`: what this one knew when it started,
 * because an upgrade in place may have replaced the files beside it.
 */
export function watchSchema(db: Database, known: readonly string[]): SchemaWatch {
  const found = Promise.withResolvers<string>();
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    // After an error nothing is known; the next look follows.
    firstUnknown(db, known)
      .then((name) => (name === null ? undefined : found.resolve(name)))
      .catch(() => undefined)
      .finally(() => (isLooking = false));
  }, everyMs);
  timer.unref();
  return { newer: found.promise, [Symbol.dispose]: () => clearInterval(timer) };
}

async function firstUnknown(db: Database, known: readonly string[]): Promise<string | null> {
  const [row] = await db.$queryRaw<{ name: string }[]>`
    SELECT "migration_name" AS "name" FROM "_prisma_migrations"
    WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL AND NOT "migration_name" = ANY(${[...known]})
    ORDER BY 1 LIMIT 1`;
  return row?.name ?? null;
}
