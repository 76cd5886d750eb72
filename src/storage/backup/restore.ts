import type pg from 'pg';
import type { Logger } from 'pino';

import type { Clock } from '#clock.ts';
import { connectStore } from '#storage/connect-store.ts';
import { connect } from '#storage/connect.ts';
import type { Connection } from '#storage/connection.ts';
import { errorCode } from '#storage/error-code.ts';
import { underMigrationLock } from '#storage/migrate.ts';
import { applyMigration, refusalOfApplied, unmarkRestore } from '#storage/migration-records.ts';
import type { OnProgress } from '#storage/progress.ts';
import { type DatabaseChoice, reachDatabase } from '#storage/reach-database.ts';
import { type Migration, readMigrations } from '#storage/read-migrations.ts';
import type { Refused } from '#storage/refusal.ts';
import type { Store } from '#storage/store.ts';

import type { TableRows } from './backup-format.ts';
import { loadBackup } from './load-backup.ts';
import { type BackupFileRefusal, openBackup, type OpenedBackup } from './open-backup.ts';
import { type PlaceRefusal, requireFreePlace } from './require-free-place.ts';

export type RestoreRefusal =
  | BackupFileRefusal
  | PlaceRefusal
  /** A migration of the backup differs from this program's migration of that name. */
  | { readonly kind: 'otherMigrations'; readonly path: string; readonly migration: string }
  /** PostgreSQL's disk is full. */
  | { readonly kind: 'databaseFull' };

export interface Restored<T> {
  readonly kind: 'restored';
  readonly takenAt: Date;
  readonly tables: readonly TableRows[];
  readonly finished: T;
}

export type RestoreOutcome<T> =
  | Restored<T>
  | { readonly kind: 'notRestored'; readonly refusal: RestoreRefusal }
  | Refused;

export interface RestoreOptions<T> {
  readonly file: string;
  readonly database: DatabaseChoice;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Logger | null;
  readonly onProgress: OnProgress;
  /** Runs before anybody may use the restored database. */
  readonly finish: (store: Store, backup: { readonly takenAt: Date }) => Promise<T>;
}

/**
 * Restores a backup into an empty database: checks the whole file, loads the rows in one transaction, brings an older
 * schema up to date, then runs `finish`. Until then no Tambour opens the database. After an interruption, another
 * restore starts over.
 */
export async function restore<T>(options: RestoreOptions<T>): Promise<RestoreOutcome<T>> {
  const { file, onProgress } = options;
  onProgress({ kind: 'checkingBackup', path: file });
  const backup = await openBackup(file);
  if (backup.kind === 'unusable') return { kind: 'notRestored', refusal: backup.refusal };
  const known = await readMigrations();
  const other = refusalOfApplied(backup.header.migrations, known);
  if (other !== null) return { kind: 'notRestored', refusal: asOfBackup(other, file) };

  await using opened = new AsyncDisposableStack();
  const reached = await reachDatabase({ ...options, role: 'main' }, opened);
  if (reached.kind === 'refused') return reached;
  const connected = await connect(reached.connection, 'tambour restore');
  if (connected.kind === 'refused') return connected;
  const { client } = connected;
  opened.defer(() => client.end());
  try {
    return await underMigrationLock(client, async () => {
      const place = await requireFreePlace(client, known);
      if (place.kind === 'refused') return place;
      if (place.kind === 'taken') return { kind: 'notRestored', refusal: place.refusal };
      onProgress({ kind: 'restoring' });
      const migrations = known.filter(({ name }) => backup.header.migrations.some((done) => done.name === name));
      const tables = await loadBackup(client, backup, { ...options, place: place.made, migrations });
      await bringUpToDate(
        client,
        known.filter((migration) => !migrations.includes(migration)),
        options,
      );
      return finish(client, reached.connection, options, backup, tables);
    });
  } catch (error) {
    // https://www.postgresql.org/docs/18/errcodes-appendix.html: disk_full
    if (errorCode(error) !== '53100') throw error;
    return { kind: 'notRestored', refusal: { kind: 'databaseFull' } };
  }
}

async function bringUpToDate(
  client: pg.Client,
  pending: readonly Migration[],
  { newId, onProgress }: Pick<RestoreOptions<unknown>, 'newId' | 'onProgress'>,
): Promise<void> {
  if (pending.length > 0) onProgress({ kind: 'migrating', migrations: pending.length });
  for (const migration of pending) await applyMigration(client, newId(), migration);
}

async function finish<T>(
  client: pg.Client,
  connection: Connection,
  options: RestoreOptions<T>,
  { header: { takenAt } }: OpenedBackup,
  tables: readonly TableRows[],
): Promise<Restored<T> | Refused> {
  await using opened = new AsyncDisposableStack();
  const connected = await connectStore({ ...options, connection, role: 'command' }, opened);
  if (connected.kind === 'refused') return connected;
  const finished = await options.finish(connected.store, { takenAt });
  await unmarkRestore(client);
  return { kind: 'restored', takenAt, tables, finished };
}

function asOfBackup({ refusal }: Refused, path: string): RestoreRefusal {
  const migration = 'migration' in refusal ? refusal.migration : '';
  if (refusal.kind === 'databaseNewer') return { kind: 'backupNewer', path, migration };
  return { kind: 'otherMigrations', path, migration };
}
