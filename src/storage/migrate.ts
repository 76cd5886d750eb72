import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type pg from 'pg';

import { errorCode } from './error-code.ts';
import type { OnProgress } from './progress.ts';
import { refused, type Refused } from './refusal.ts';

const ownMigrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

// The number under which Prisma's own tools lock:
// https://www.prisma.io/docs/orm/prisma-migrate/workflows/development-and-production#advisory-locking
const lock = 72_707_369;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings the database to this program's schema, in Prisma's own bookkeeping, each migration in one transaction. Any
 * number of processes may call it at once. A database that is newer, or was made by other migrations, is refused
 * before anything is changed.
 */
export async function migrate(
  client: pg.Client,
  newId: () => string,
  onProgress: OnProgress,
  folder: string = ownMigrations,
): Promise<{ readonly kind: 'migrated' } | Refused> {
  const known = await readMigrations(folder);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    await createBookkeeping(client);
    const { rows: applied } = await client.query<{ migration_name: string; checksum: string }>(
      `SELECT migration_name, checksum FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
    );
    for (const { migration_name: name, checksum } of applied) {
      const same = known.find((migration) => migration.name === name);
      if (same === undefined) return refused({ kind: 'databaseNewer', migration: name });
      if (same.checksum !== checksum) return refused({ kind: 'migrationChanged', migration: name });
    }
    for (const migration of known.filter(({ name }) => !applied.some((done) => done.migration_name === name))) {
      onProgress({ kind: 'migrating', migration: migration.name });
      await apply(client, newId(), migration);
    }
    return { kind: 'migrated' };
  } catch (error) {
    if (errorCode(error) !== '42501') throw error;
    const { user = '', database = '' } = client;
    return refused({ kind: 'notAllowed', user, database, detail: error instanceof Error ? error.message : '' });
  } finally {
    // On a broken connection the lock is free already, and the first error is the one to tell.
    await client.query('SELECT pg_advisory_unlock($1)', [lock]).catch(() => undefined);
  }
}

async function apply(client: pg.Client, id: string, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [id, checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}

async function createBookkeeping(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  );
  if (rows[0]?.there === true) return;
  await client.query(`
    CREATE TABLE _prisma_migrations (
      id                  VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum            VARCHAR(64) NOT NULL,
      finished_at         TIMESTAMPTZ,
      migration_name      VARCHAR(255) NOT NULL,
      logs                TEXT,
      rolled_back_at      TIMESTAMPTZ,
      started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0
    )`);
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
