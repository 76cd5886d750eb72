import { randomUUID } from 'node:crypto';
import { after } from 'node:test';

import { PrismaPg } from '@prisma/adapter-pg';
import { z } from 'zod';

import type { Clock } from '#clock.ts';
import type { Connection } from '#storage/connection.ts';
import { PrismaClient } from '#storage/generated/client.ts';
import { runWriting } from '#storage/run-writing.ts';
import type { Store } from '#storage/store.ts';

import { testClock } from './test-clock.ts';
import { openTestJobs, type RunOutcome, type TestJobs } from './test-jobs.ts';
import { connectionTo, onServer, startTestServer, type TestServer } from './test-server.ts';

/**
 * A store over a real database of its own, empty and migrated, whose jobs run when the test says so
 * (`runDueJobs`) by the test's clock. The real job engine is that of `openStore`; both keep test/contracts.
 */
export interface TestStore extends Store, TestJobs, AsyncDisposable {
  readonly jobs: Store['jobs'];
  /** The database, for a second connection. */
  readonly connection: Connection;
}

export type { RunOutcome };

/** Opens one: `await using store = await openTestStore({ clock })`. */
export async function openTestStore(
  options: { readonly clock?: Clock; readonly newId?: () => string } = {},
): Promise<TestStore> {
  const { clock = testClock(), newId = randomUUID } = options;
  const database = await openTestDatabase();
  const db = new PrismaClient({ adapter: new PrismaPg({ ...database.connection, max: 10 }) });
  const testJobs = openTestJobs(db, clock);
  const { jobs } = testJobs;
  return {
    db,
    clock,
    newId,
    connection: database.connection,
    ...testJobs,
    write: (work) => runWriting(db, { clock, newId, jobs }, work),
    async [Symbol.asyncDispose]() {
      await db.$disconnect();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** A database of its own on the test server: a copy of the migrated one, or one with nothing in it. */
export async function openTestDatabase(
  content: 'migrated' | 'empty' = 'migrated',
): Promise<AsyncDisposable & { readonly connection: Connection; readonly url: string }> {
  const server = await testServer();
  const name = `tambour_test_${randomUUID().replaceAll('-', '')}`;
  const template = content === 'migrated' ? server.template : 'template0';
  await onServer(server.connection, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const connection = connectionTo(server.connection, name);
  return {
    connection,
    url: urlOf(connection),
    async [Symbol.asyncDispose]() {
      await onServer(server.connection, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

function urlOf(connection: Connection): string {
  if ('connectionString' in connection) return connection.connectionString;
  return `postgresql://${connection.user}@/${connection.database}?host=${encodeURIComponent(connection.host)}`;
}

let own: Promise<TestServer> | null = null;

const sharedSchema = z.object({
  connection: z.union([
    z.object({ connectionString: z.string() }),
    z.object({ host: z.string(), user: z.string(), database: z.string() }),
  ]),
  template: z.string(),
});

/** The server that the runner started for all, or one for this file alone. */
async function testServer(): Promise<Pick<TestServer, 'connection' | 'template'>> {
  const shared = process.env['TAMBOUR_TEST_SERVER'];
  if (shared !== undefined) return sharedSchema.parse(JSON.parse(shared));
  own ??= startTestServer();
  return own;
}

after(async () => {
  if (own !== null) await (await own).close();
});
