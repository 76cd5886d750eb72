import { type KeyObject, randomUUID } from 'node:crypto';

import { PrismaPg } from '@prisma/adapter-pg';
import { z } from 'zod';

import type { Clock } from '#clock.ts';
import { type Connection, inUtc } from '#storage/connection.ts';
import { PrismaClient } from '#storage/generated/client.ts';
import { openPieces } from '#storage/pieces.ts';
import { runUnitOfWork } from '#storage/run-writing.ts';
import type { Store } from '#storage/store.ts';
import { statementNames } from '#storage/statement-names.ts';
import { transactionLimits } from '#storage/transaction-limits.ts';

import { atTheEnd } from './at-the-end.ts';
import { emptying, keptClient } from './empty-database.ts';
import { testClock } from './test-clock.ts';
import { testDecisionKey, testJournalKey } from './test-decision-key.ts';
import { openTestJobs, type RunOutcome, type TestJobs } from './test-jobs.ts';
import { connectionSchema, connectionTo, onServer, startTestServer, type TestServer } from './test-server.ts';
import { unordered } from './unordered.ts';

/**
 * A store on its own real database, empty and migrated, whose jobs run by the test's clock when the test says so
 * (`runDueJobs`). The real job engine is that of `openStore`; both fulfil test/contracts.
 */
export interface TestStore extends Store, TestJobs, AsyncDisposable {
  readonly jobs: Store['jobs'];
  /** The database, for a second connection. */
  readonly connection: Connection;
  readonly url: string;
}

export type { RunOutcome };

/** A test's own database. */
export type TestDatabase = AsyncDisposable & { readonly connection: Connection; readonly url: string };

/** Opens a store: `await using store = await openTestStore({ clock })`. Closes a given `database` with it. */
export async function openTestStore(
  options: {
    readonly clock?: Clock;
    readonly newId?: () => string;
    readonly decisionKey?: KeyObject;
    readonly journalKey?: KeyObject | null;
    readonly database?: TestDatabase;
  } = {},
): Promise<TestStore> {
  const { clock = testClock(), newId = randomUUID, decisionKey = testDecisionKey } = options;
  const { journalKey = testJournalKey } = options;
  const database = options.database ?? (await openTestDatabase());
  const db = idle.get(database.url)?.pop() ?? clientOf(database.connection);
  const testJobs = openTestJobs(db, clock);
  const { jobs } = testJobs;
  const pieces = openPieces(database.connection, 'pieces of a test');
  const keys = { decisionKey, journalKey };
  const store: Store = { db, pieces, clock, newId, jobs, ...keys, write: (work) => runUnitOfWork(store, work) };
  return {
    ...store,
    connection: database.connection,
    url: database.url,
    ...testJobs,
    async [Symbol.asyncDispose]() {
      await pieces.close();
      idle.set(database.url, [...(idle.get(database.url) ?? []), db]);
      await database[Symbol.asyncDispose]();
    },
  };
}

/**
 * Idle clients with their connections, by database. They are reused, since a new client compiles each query again, and
 * a new connection's server process reads the whole catalogue: longer than most tests use the database.
 */
const idle = new Map<string, PrismaClient[]>();

/** Short, since all processes of a run share the server's connections. No part waits for idle ones at its end. */
const idling = { idleTimeoutMillis: 2000, allowExitOnIdle: true } as const;

function clientOf(connection: Connection): PrismaClient {
  const client = new PrismaClient({
    adapter: new PrismaPg(
      { ...inUtc(connection), pipeline: true, max: 10, ...idling, application_name: keptClient },
      { statementNameGenerator: statementNames() },
    ),
    transactionOptions: transactionLimits,
  });
  return unordered(client);
}

/**
 * Opens a separate database on the test server: `migrated` for a test's own jobs, with the tables but no rows; `ready`
 * for the real job engine, as after a first start; or `empty`.
 */
export async function openTestDatabase(content: 'migrated' | 'ready' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const server = await testServer();
  const recycled = content === 'migrated' ? recycling.pop() : undefined;
  const name = recycled ?? `tambour_test_${randomUUID().replaceAll('-', '')}`;
  if (recycled === undefined) {
    const template = { migrated: server.template, ready: server.ready, empty: 'template0' }[content];
    await onServer(server.connection, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  }
  const connection = connectionTo(server.connection, name);
  return {
    connection,
    url: urlOf(connection),
    async [Symbol.asyncDispose]() {
      if (content === 'migrated' && (await emptied(connection))) recycling.push(name);
      else await drop(name);
    },
  };
}

// A copy takes a third of a second, deleting a test's rows two milliseconds.
const recycling: string[] = [];

async function drop(name: string): Promise<void> {
  const { connection } = await testServer();
  const url = urlOf(connectionTo(connection, name));
  for (const db of idle.get(url) ?? []) await db.$disconnect();
  idle.delete(url);
  await onServer(connection, async (client) => {
    // A role that is not a superuser may not end an autovacuum by force; without force the server waits for it.
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`).catch(() => client.query(`DROP DATABASE ${name}`));
  });
}

/** Empties a database; false if the test's role may not, or the database does not answer any more. */
async function emptied(connection: Connection): Promise<boolean> {
  const [kept] = idle.get(urlOf(connection)) ?? [];
  if (kept === undefined) return onServer(connection, async (client) => isTrue((await client.query(emptying)).rows));
  return kept.$queryRawUnsafe(emptying).then(isTrue, () => false);
}

const emptiedSchema = z.tuple([z.object({ is: z.boolean() })]);

function isTrue(rows: unknown): boolean {
  return emptiedSchema.parse(rows)[0].is;
}

function urlOf(connection: Connection): string {
  if ('connectionString' in connection) return connection.connectionString;
  return `postgresql://${connection.user}@localhost/${connection.database}?host=${encodeURIComponent(connection.host)}`;
}

let own: Promise<TestServer> | null = null;

const sharedSchema = z.object({ connection: connectionSchema, ready: z.string(), template: z.string() });

/** Finds the server that the runner started for all tests, or starts one for this file. */
export async function testServer(): Promise<Omit<TestServer, 'close'>> {
  const shared = process.env['TAMBOUR_TEST_SERVER'];
  if (shared !== undefined) return sharedSchema.parse(JSON.parse(shared));
  own ??= startTestServer();
  return own;
}

atTheEnd(async () => {
  for (const name of recycling) await drop(name);
  if (own !== null) await (await own).close();
});
