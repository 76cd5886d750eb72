import type pg from 'pg';

import { errorCode } from './error-code.ts';
import {
  applyMigration,
  createRecords,
  isRestoreUnfinished,
  readApplied,
  refusalOfApplied,
} from './migration-records.ts';
import type { OnProgress } from './progress.ts';
import { type Migration, readMigrations } from './read-migrations.ts';
import { refused, type Refused } from './refusal.ts';

// The number under which Prisma's own tools lock:
// https://www.prisma.io/docs/orm/prisma-migrate/workflows/development-and-production#advisory-locking
const lock = 72_707_369;

/** Prepares a database before its upgrade, and returns where it is backed up. If it refuses, nothing is upgraded. */
export type BeforeUpgrade = (upgrade: {
  readonly applied: readonly Migration[];
  readonly next: Migration;
}) => Promise<{ readonly kind: 'ready'; readonly backup: string | null } | Refused>;

/**
 * Brings the database to this program's schema, with Prisma's own bookkeeping, each migration in one transaction. Any
 * number of processes may call it at once. Refuses, before any change, a database that is newer, was made by other
 * migrations, or was restored only in part. Calls `beforeUpgrade` once, under the lock, before it upgrades an older
 * one. A migration that fails is rolled back and refused; those before it stay.
 */
export async function migrate(
  client: pg.Client,
  newId: () => string,
  onProgress: OnProgress,
  { folder, beforeUpgrade }: { readonly folder?: string; readonly beforeUpgrade?: BeforeUpgrade } = {},
): Promise<{ readonly kind: 'migrated' } | Refused> {
  const known = await readMigrations(folder);
  return underMigrationLock(client, async () => {
    await createRecords(client);
    if (await isRestoreUnfinished(client))
      return refused({ kind: 'restoreUnfinished', database: client.database ?? '' });
    const applied = await readApplied(client);
    const refusal = refusalOfApplied(applied, known);
    if (refusal !== null) return refusal;
    const isApplied = ({ name }: Migration): boolean => applied.some((done) => done.name === name);
    const pending = known.filter((migration) => !isApplied(migration));
    const [next] = pending;
    let backup: string | null = null;
    if (next !== undefined && applied.length > 0 && beforeUpgrade !== undefined) {
      const ready = await beforeUpgrade({ applied: known.filter(isApplied), next });
      if (ready.kind === 'refused') return ready;
      ({ backup } = ready);
    }
    if (next !== undefined) onProgress({ kind: 'migrating', migrations: pending.length });
    for (const migration of pending) {
      const failed = await applyOrSay(client, newId(), migration, backup);
      if (failed !== null) return failed;
    }
    return { kind: 'migrated' };
  });
}

/** Applies a migration; null if that worked. Missing rights and a broken connection are thrown on. */
async function applyOrSay(
  client: pg.Client,
  id: string,
  migration: Migration,
  backup: string | null,
): Promise<Refused | null> {
  try {
    await applyMigration(client, id, migration);
    return null;
  } catch (error) {
    const code = errorCode(error);
    // A code of PostgreSQL for a statement: https://www.postgresql.org/docs/18/errcodes-appendix.html.
    if (code === undefined || code === '42501' || !/^(?=.*\d)(?!08|57)[0-9A-Z]{5}$/.test(code)) throw error;
    return refused({ kind: 'migrationFailed', migration: migration.name, code, backup });
  }
}

/** Runs `work` while nobody else can change the schema. Refused if the role lacks a right. */
export async function underMigrationLock<T>(client: pg.Client, work: () => Promise<T>): Promise<T | Refused> {
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    return await work();
  } catch (error) {
    if (errorCode(error) !== '42501') throw error;
    const { user = '', database = '' } = client;
    return refused({ kind: 'notAllowed', user, database, detail: error instanceof Error ? error.message : '' });
  } finally {
    // On a broken connection the lock is free already, and the first error is the one to report.
    await client.query('SELECT pg_advisory_unlock($1)', [lock]).catch(() => undefined);
  }
}
