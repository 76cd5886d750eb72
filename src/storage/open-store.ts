import type { Logger } from 'pino';

import type { Clock } from '#clock.ts';

import { connectStore } from './connect-store.ts';
import { connect } from './connect.ts';
import type { JobTime } from './job-time.ts';
import type { Lost } from './lost.ts';
import { migrate, underMigrationLock } from './migrate.ts';
import type { OnProgress } from './progress.ts';
import { admitProgram } from './postgres/admit-program.ts';
import { type DatabaseChoice, reachDatabase, type ReachedDatabase } from './reach-database.ts';
import { readMigrations } from './read-migrations.ts';
import type { Refused } from './refusal.ts';
import type { Store } from './store.ts';
import { watchSchema } from './watch-schema.ts';

export interface StoreOptions {
  readonly database: DatabaseChoice;
  /** Folder into which an older database is backed up before it is upgraded. */
  readonly backupFolder: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Logger | null;
  /** `main` takes jobs, and is the only one on an embedded folder; a `command` may join it. */
  readonly role: 'main' | 'command';
  readonly onProgress: OnProgress;
}

export interface OpenStore {
  readonly kind: 'open';
  /** Disposing waits for the running jobs, and stops the embedded server if nobody else uses it. */
  readonly store: Store & AsyncDisposable;
  /** The waiting jobs, for moving time ahead. */
  readonly time: JobTime;
  /** Resolves when nothing may be written any more; from then on no job is taken. */
  readonly lost: Promise<Lost>;
}

/**
 * Opens the storage: starts or joins the server, brings the database up to date (an older one after a backup), and
 * connects the job engine. Closes what it opened if it refuses or throws.
 */
export async function openStore(options: StoreOptions): Promise<OpenStore | Refused> {
  await using opened = new AsyncDisposableStack();
  const reached = await reachDatabase(options, opened);
  if (reached.kind === 'refused') return reached;
  const { program } = reached;
  const known = (await readMigrations()).map(({ name }) => name);
  const migrated = await bringUpToDate(options, reached);
  if (migrated.kind === 'refused') return migrated;
  const connected = await connectStore({ ...options, connection: program ?? reached.connection }, opened);
  if (connected.kind === 'refused') return connected;
  const watch = opened.use(watchSchema(connected.store.db, known));
  const newer = watch.newer.then((migration): Lost => {
    options.logger?.error({ migration }, 'a newer version changed the database: stepping back');
    void connected.stopJobs();
    return { kind: 'newer', migration };
  });
  const away = reached.lost.then((): Lost => ({ kind: 'away' }));
  const rest = opened.move();
  const store = { ...connected.store, [Symbol.asyncDispose]: () => rest.disposeAsync() };
  return { kind: 'open', store, time: connected.time, lost: Promise.race([away, newer]) };
}

/**
 * Brings the database to this program's schema, an older one after a backup, and grants the program's own role its
 * rights.
 */
export async function bringUpToDate(
  { newId, onProgress, clock, backupFolder }: Pick<StoreOptions, 'newId' | 'onProgress' | 'clock' | 'backupFolder'>,
  { connection, program }: ReachedDatabase,
): Promise<{ readonly kind: 'migrated' } | Refused> {
  const connected = await connect(connection, 'tambour migrations');
  if (connected.kind === 'refused') return connected;
  const { client } = connected;
  try {
    const migrated = await migrate(client, newId, onProgress, {
      async beforeUpgrade(upgrade) {
        const { backUpBeforeUpgrade } = await import('./backup/back-up-before-upgrade.ts');
        return backUpBeforeUpgrade({ connection, clock, folder: backupFolder, onProgress }, upgrade);
      },
    });
    if (migrated.kind === 'refused' || program === null) return migrated;
    return await underMigrationLock(client, async () => {
      await admitProgram(client);
      return migrated;
    });
  } finally {
    await client.end();
  }
}
