import { PrismaPg } from '@prisma/adapter-pg';
import { Client } from 'pg';
import type { Logger } from 'pino';

import type { Clock } from '#clock.ts';

import { connect } from './connect.ts';
import type { Connection } from './connection.ts';
import { errorCode } from './error-code.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { openJobs, type JobsOptions, type OpenJobs } from './open-jobs.ts';
import { openServer } from './postgres/open-server.ts';
import type { OnProgress } from './progress.ts';
import { refused, type Refused } from './refusal.ts';
import { runWriting } from './run-writing.ts';
import type { Store } from './store.ts';

/** Where the database is. */
export type DatabaseChoice =
  | {
      readonly kind: 'embedded';
      readonly folder: string;
      /** System user for a new cluster when this process is root; null: `postgres`, or `tambour`, made if need be. */
      readonly user: string | null;
      /** A folder with PostgreSQL's programs; null: those of the npm package. */
      readonly binaries: string | null;
      /** Where the cluster goes when the folder is closed to that user. Left out: /var/lib/tambour. */
      readonly elsewhere?: string;
    }
  | { readonly kind: 'server'; readonly url: string };

export interface StoreOptions {
  readonly database: DatabaseChoice;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Logger | null;
  /** `main` takes jobs and is the only one on an embedded folder; a `command` may join it. */
  readonly role: 'main' | 'command';
  readonly onProgress: OnProgress;
}

export interface OpenStore {
  readonly kind: 'open';
  /** Disposing of it waits for the running jobs, and stops the embedded server when nobody else uses it. */
  readonly store: Store & AsyncDisposable;
  /** Resolves when the embedded server went away by itself: nothing can be written any more. */
  readonly lost: Promise<void>;
}

/**
 * Opens the storage: starts or joins the server, brings the database up to date, connects the job engine. What it
 * opened is closed again when it refuses or throws.
 */
export async function openStore(options: StoreOptions): Promise<OpenStore | Refused> {
  await using opened = new AsyncDisposableStack();
  const reached = await reach(options, opened);
  if (reached.kind === 'refused') return reached;
  const { connection, lost } = reached;
  const migrated = await bringUpToDate(options, connection);
  if (migrated.kind === 'refused') return migrated;

  const { clock, newId, role, logger } = options;
  const db = new PrismaClient({ adapter: new PrismaPg({ ...connection, max: 10, application_name: 'tambour' }) });
  opened.defer(() => db.$disconnect());
  const engine = await openEngine({ connection, clock, role, logger });
  if (engine.kind === 'refused') return engine;
  opened.defer(() => engine.close());
  const { jobs } = engine;

  const rest = opened.move();
  const store: Store & AsyncDisposable = {
    db,
    clock,
    newId,
    jobs,
    write: (work) => runWriting(db, { clock, newId, jobs }, work),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
  return { kind: 'open', store, lost };
}

// The engine makes a schema of its own, which needs a right on the database that its owner alone has by default.
async function openEngine(options: JobsOptions): Promise<OpenJobs | Refused> {
  try {
    return await openJobs(options);
  } catch (error) {
    if (errorCode(error) !== '42501') throw error;
    const { user = '', database = '' } = new Client(options.connection);
    return refused({ kind: 'notAllowed', user, database, detail: error instanceof Error ? error.message : '' });
  }
}

interface Reached {
  readonly kind: 'reached';
  readonly connection: Connection;
  readonly lost: Promise<void>;
}

async function reach(
  { database, role, onProgress }: StoreOptions,
  opened: AsyncDisposableStack,
): Promise<Reached | Refused> {
  if (database.kind === 'server') {
    const never = Promise.withResolvers<void>().promise;
    return { kind: 'reached', connection: { connectionString: database.url }, lost: never };
  }
  const server = await openServer({ elsewhere: '/var/lib/tambour', ...database, role }, onProgress);
  if (server.kind === 'refused') return server;
  opened.defer(() => server.close());
  return { kind: 'reached', connection: server.connection, lost: server.lost };
}

async function bringUpToDate(
  { newId, onProgress }: StoreOptions,
  connection: Connection,
): Promise<{ readonly kind: 'migrated' } | Refused> {
  const connected = await connect(connection, 'tambour migrations');
  if (connected.kind === 'refused') return connected;
  const { client } = connected;
  try {
    return await migrate(client, newId, onProgress);
  } finally {
    await client.end();
  }
}
