import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { openBasics } from '#app/open-basics.ts';
import { type Config, readConfig } from '#config.ts';
import type { Connection } from '#storage/connection.ts';
import type { Keyring } from '#storage/keyring.ts';
import { clusterRole } from '#storage/postgres/make-cluster.ts';
import { runningServer } from '#storage/postgres/running-server.ts';
import { stopServer } from '#storage/postgres/stop-server.ts';
import type { Store } from '#storage/store.ts';

import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type Eyes, openEyes } from './eyes.ts';
import { runMain } from './run-main.ts';
import { openPostgresServer, type PostgresServer } from './postgres-server.ts';

/** A data folder and a database, which the processes use from round to round. */
export interface Ground extends AsyncDisposable {
  readonly database: 'embedded' | 'server';
  readonly data: string;
  /** Settings of a Tambour process here. */
  readonly environment: Readonly<Record<string, string>>;
  readonly config: Config;
  readonly eyes: Eyes;
  /** Null if the server is Tambour's own. */
  readonly server: PostgresServer | null;
  /** Opens the rooms' store in this process, to set things up before Tambour runs. */
  withStore<T>(work: (store: Store, keys: Keyring) => Promise<T>): Promise<T>;
  /** Deletes all rows of the round before. No Tambour may run. */
  empty(): Promise<void>;
}

const compiled = join(import.meta.dirname, '../../../node_modules/.cache/compiled');

/** Opens a ground. `disk`: folder for a server's cluster; by default it is beside the data folder. */
export async function openGround(database: 'embedded' | 'server', disk: string | null = null): Promise<Ground> {
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await temporaryFolder());
  const data = join(folder.path, 'data');
  await mkdir(data, { mode: 0o711 });
  const server =
    database === 'embedded' ? null : opened.use(await openPostgresServer(join(disk ?? folder.path, 'server')));
  const environment = {
    LANG: 'C',
    TAMBOUR_DATA: data,
    TAMBOUR_PORT: '0',
    // A restarted process reuses what another has compiled. A killed process saves nothing of it, so that a cache of
    // the ground's own would stay empty.
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? compiled,
    ...(server === null ? {} : { DATABASE_URL: server.url }),
  };
  const read = readConfig(environment);
  if (read.kind === 'refused') throw new Error('the settings were refused', { cause: read.problems });
  const { config } = read;
  const connection = async (): Promise<Connection | null> => {
    if (server !== null) return server.connection;
    const running = await runningServer(join(await homeOf(data), 'pg18'));
    return running?.ready === true ? { host: running.socketFolder, user: clusterRole, database: 'postgres' } : null;
  };
  // A process that is killed leaves the server running.
  if (server === null) opened.defer(async () => void (await stopServer(join(await homeOf(data), 'pg18'))));
  const eyes = opened.use(openEyes(connection));
  const withStore: Ground['withStore'] = async (work) => {
    await using basics = new AsyncDisposableStack();
    const how = { role: 'command', logger: null, onStep: () => {} } as const;
    const outcome = await openBasics(config, how, basics);
    if (outcome.kind === 'refused') throw new Error('the store did not open', { cause: outcome.refusal });
    return await work(outcome.store, outcome.keyring);
  };
  await withStore(async () => {});
  await once(runMain({ environment, data }, ['--help']), 'exit');
  const rest = opened.move();
  return {
    database,
    data,
    environment,
    config,
    eyes,
    server,
    withStore,
    async empty() {
      const rows = await eyes.query<{ name: string }>(`
        SELECT format('%I', relname) AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'`);
      await eyes.query(`BEGIN; SET LOCAL session_replication_role = replica;
        ${rows.map(({ name }) => `DELETE FROM ${name}`).join('; ')}; DELETE FROM pgboss.job; COMMIT`);
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

/** Returns the embedded cluster's folder. As root, that is outside of the data folder if its user cannot enter it. */
async function homeOf(data: string): Promise<string> {
  const elsewhere = await readFile(join(data, 'postgres-is-elsewhere'), 'utf8').catch(() => null);
  return elsewhere?.trim() ?? join(data, 'postgres');
}
