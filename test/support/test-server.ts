import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { z } from 'zod';

import type { Connection } from '#storage/connection.ts';
import { migrate } from '#storage/migrate.ts';
import { openServer } from '#storage/postgres/open-server.ts';

import { createEmptying } from './empty-database.ts';
import { testElsewhere } from './test-elsewhere.ts';
import { createTestJobTable } from './test-jobs.ts';

/** A PostgreSQL server for tests, with two databases for tests to copy. */
export interface TestServer {
  /** As an administrator, who may create databases. */
  readonly connection: Connection;
  /** A database as Tambour leaves it after its first start, without rows. */
  readonly ready: string;
  /** A database with its tables, and the table of test jobs. */
  readonly template: string;
  close(): Promise<void>;
}

/** A connection, as one process hands it to another. */
export const connectionSchema = z.union([
  z.object({ connectionString: z.string() }),
  z.object({ host: z.string(), user: z.string(), database: z.string() }),
]);

/** Starts an embedded server in a temporary folder, or uses that of TEST_DATABASE_URL, and creates the templates. */
export async function startTestServer(): Promise<TestServer> {
  const url = process.env['TEST_DATABASE_URL'];
  const server =
    url === undefined ? await startEmbedded() : { connection: { connectionString: url }, close: async () => {} };
  const template = `tambour_template_${randomUUID().slice(0, 8)}`;
  const ready = `${template}_ready`;
  const onTemplate = (name: string, work: (client: Client) => Promise<unknown>): Promise<unknown> =>
    onServer(connectionTo(server.connection, name), work);
  await onServer(server.connection, (client) =>
    client.query(`CREATE DATABASE ${template} ENCODING 'UTF8' TEMPLATE template0`),
  );
  await onTemplate(template, async (client) => {
    const migrated = await migrate(client, randomUUID, () => {});
    if (migrated.kind === 'refused') throw new Error('the template could not be migrated', { cause: migrated });
  });
  await onServer(server.connection, (client) => client.query(`CREATE DATABASE ${ready} TEMPLATE ${template}`));
  await onTemplate(ready, (client) => client.query(getConstructionPlans()));
  await onTemplate(template, createTestJobTable);
  await onTemplate(template, createEmptying);
  return {
    connection: server.connection,
    ready,
    template,
    async close() {
      for (const name of [ready, template]) {
        await onServer(server.connection, (client) => client.query(`DROP DATABASE ${name}`));
      }
      await server.close();
    },
  };
}

async function startEmbedded(): Promise<{ readonly connection: Connection; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tambour-test-'));
  // When root runs the tests, the server has its own user, who must be able to pass.
  await chmod(folder, 0o711);
  const places = { folder, elsewhere: testElsewhere };
  const server = await openServer({ ...places, user: null, binaries: null, role: 'command' }, () => {});
  if (server.kind === 'refused') throw new Error('the test server did not start', { cause: server });
  await onServer(server.connection, async (client) => {
    // Faster; power cuts do not matter here.
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      await client.query(`ALTER SYSTEM SET ${setting} = off`);
    }
    // For such small tables all plans are alike: plan each statement once instead of five times.
    await client.query('ALTER SYSTEM SET plan_cache_mode = force_generic_plan');
    await client.query('SELECT pg_reload_conf()');
  });
  return {
    connection: server.connection,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Returns the connection to another database on the same server. */
export function connectionTo(connection: Connection, database: string): Connection {
  if (!('connectionString' in connection)) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

export async function onServer<T>(connection: Connection, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...connection });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
