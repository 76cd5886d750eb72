import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { Clock } from '#clock.ts';
import { backUp, type BackUpOutcome } from '#storage/backup/back-up.ts';
import { restore, type RestoreOutcome } from '#storage/backup/restore.ts';
import type { Connection } from '#storage/connection.ts';
import type { DatabaseChoice } from '#storage/reach-database.ts';
import type { Store } from '#storage/store.ts';

import { testClock } from './test-clock.ts';
import { onServer } from './test-server.ts';

/** Backs up into a file in the folder, and returns the outcome. */
export async function backedUp(
  database: DatabaseChoice,
  folder: string,
  clock: Clock = testClock(),
): Promise<Extract<BackUpOutcome, { readonly kind: 'written' }>> {
  const to = join(folder, `${randomUUID()}.backup`);
  const outcome = await backUp({ database, folder, to, clock, onProgress: () => {} });
  if (outcome.kind !== 'written') throw new Error('not backed up', { cause: outcome.refusal });
  return outcome;
}

/** Restores a backup; `finish` runs before anybody may use the database. */
export async function restored(
  file: string,
  database: DatabaseChoice,
  finish: (store: Store, backup: { readonly takenAt: Date }) => Promise<unknown> = async () => null,
): Promise<RestoreOutcome<unknown>> {
  const shared = { clock: testClock(), newId: randomUUID, logger: null, onProgress: () => {} };
  return restore({ ...shared, file, database, finish });
}

/** Reads every row of every table of Tambour's, as PostgreSQL itself writes it, in a fixed order. */
export async function everyRow(connection: Connection): Promise<Readonly<Record<string, readonly string[]>>> {
  return onServer(connection, async (client) => {
    await client.query("SET timezone = 'UTC'");
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'test_job' ORDER BY 1`,
    );
    const all: Record<string, readonly string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  });
}
