import type pg from 'pg';

import type { Migration } from './read-migrations.ts';
import { refused, type Refused } from './refusal.ts';

/** The table in which Prisma records the applied migrations. */
export const recordsTable = '_prisma_migrations';

/** A migration that was applied to a database, or to one in a backup. */
export type AppliedMigration = Pick<Migration, 'name' | 'checksum'>;

/** Stands among the records while a restore is under way: a process that finds it must not use the database. */
const restoreMark = 'restore-unfinished';

/** Creates the table of records as Prisma's own tools do, unless it exists. */
export async function createRecords(client: pg.Client): Promise<void> {
  if (await hasRecords(client)) return;
  await client.query(`
    CREATE TABLE ${recordsTable} (
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

export async function hasRecords(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    recordsTable,
  ]);
  return rows[0]?.there === true;
}

/** Reads the migrations that were applied to the database, in order. */
export async function readApplied(client: pg.Client): Promise<readonly AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum FROM ${recordsTable}
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map(({ name, checksum }) => ({ name, checksum }));
}

/** Returns null if this program knows each applied migration unchanged; else why it must not use the database. */
export function refusalOfApplied(
  applied: readonly AppliedMigration[],
  known: readonly AppliedMigration[],
): Refused | null {
  for (const { name, checksum } of applied) {
    const same = known.find((migration) => migration.name === name);
    if (same === undefined) return refused({ kind: 'databaseNewer', migration: name });
    if (same.checksum !== checksum) return refused({ kind: 'migrationChanged', migration: name });
  }
  return null;
}

/** Applies one migration in a transaction of its own. */
export async function applyMigration(client: pg.Client, id: string, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO ${recordsTable} (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [id, checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}

export async function markRestore(client: pg.Client, id: string): Promise<void> {
  await client.query(`INSERT INTO ${recordsTable} (id, checksum, migration_name) VALUES ($1, '', $2)`, [
    id,
    restoreMark,
  ]);
}

export async function unmarkRestore(client: pg.Client): Promise<void> {
  await client.query(`DELETE FROM ${recordsTable} WHERE migration_name = $1`, [restoreMark]);
}

export async function isRestoreUnfinished(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT FROM ${recordsTable} WHERE migration_name = $1`, [restoreMark]);
  return rowCount !== 0;
}
