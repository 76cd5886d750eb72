import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { openServer } from '#storage/postgres/open-server.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';
import { testElsewhere } from '../support/test-elsewhere.ts';
import { connectionTo, onServer } from '../support/test-server.ts';

/** Tambour's own PostgreSQL, durable as in production: a commit is on disk before it is confirmed. */
export interface Postgres extends AsyncDisposable {
  /** Folder of its cluster. */
  readonly cluster: string;
  /** Creates a database and returns its `DATABASE_URL`. It is empty, or a copy of one without connections. */
  newDatabase(copyOf?: string): Promise<string>;
  /** Starts the server if it was stopped. Throws if it does not start. */
  up(): Promise<void>;
}

/** Starts a server in a temporary folder. Throws if its commits would not be durable. */
export async function openPostgres(): Promise<Postgres> {
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await temporaryFolder());
  const open = async (): Promise<Extract<Awaited<ReturnType<typeof openServer>>, { readonly kind: 'server' }>> => {
    const server = await openServer(
      { folder: join(folder.path, 'data'), elsewhere: testElsewhere, user: null, binaries: null, role: 'command' },
      () => {},
    );
    if (server.kind === 'refused') throw new Error('PostgreSQL did not start', { cause: server.refusal });
    return server;
  };
  let server = await open();
  opened.defer(() => server.close());
  const { connection } = server;
  if ('connectionString' in connection) throw new Error('an embedded server is reached by its socket');
  const cluster = await onServer(connection, async (client) => {
    const settingOf = async (name: string): Promise<string> => {
      const { rows } = await client.query<{ value: string }>('SELECT current_setting($1) AS value', [name]);
      return rows[0]?.value ?? '';
    };
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      const value = await settingOf(name);
      if (value !== 'on') throw new Error(`${name} is ${value}: commits would not be durable`);
    }
    return settingOf('data_directory');
  });
  const rest = opened.move();
  return {
    cluster,
    newDatabase: async (copyOf) => {
      const name = `bench_${randomUUID().replaceAll('-', '')}`;
      const from = copyOf === undefined ? '' : ` TEMPLATE ${new URL(copyOf).pathname.slice(1)} STRATEGY file_copy`;
      await onServer(connectionTo(connection, 'postgres'), (client) => client.query(`CREATE DATABASE ${name}${from}`));
      return `postgresql://${connection.user}@localhost/${name}?host=${encodeURIComponent(connection.host)}`;
    },
    async up() {
      const before = server;
      server = await open();
      await before.close();
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}
