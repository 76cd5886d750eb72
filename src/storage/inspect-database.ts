import { join } from 'node:path';

import { PrismaPg } from '@prisma/adapter-pg';
import type { Client } from 'pg';

import { connect } from './connect.ts';
import { type Connection, inUtc } from './connection.ts';
import type { Database } from './database.ts';
import { PrismaClient } from './generated/client.ts';
import { isThere } from './is-there.ts';
import { hasRecords, isRestoreUnfinished, readApplied, refusalOfApplied } from './migration-records.ts';
import { type DatabaseChoice, reachDatabase } from './reach-database.ts';
import { readMigrations } from './read-migrations.ts';
import type { Refused, StorageRefusal } from './refusal.ts';

/** State of a database's schema, compared with that of this program. */
export type SchemaState =
  | { readonly kind: 'none' }
  | { readonly kind: 'current' }
  | { readonly kind: 'older'; readonly pending: number }
  | { readonly kind: 'unusable'; readonly refusal: StorageRefusal };

/** A database's description of itself. Nothing was changed to learn it. */
export interface InspectedDatabase {
  readonly kind: 'inspected';
  readonly version: string;
  readonly encoding: string;
  readonly sizeBytes: number;
  /** Settings that decide what a commit survives: see https://www.postgresql.org/docs/18/runtime-config-wal.html. */
  readonly durability: readonly { readonly setting: string; readonly value: string }[];
  /** Rights that Tambour needs and its role lacks. */
  readonly missingRights: readonly string[];
  /** The role may change or delete journal entries. */
  readonly mayRewriteJournal: boolean;
  /** True for a standby, or a server that is set to read-only. */
  readonly isReadOnly: boolean;
  /** Seconds by which the server's clock is ahead of ours, within `clockErrorSeconds`. */
  readonly clockAheadSeconds: number;
  readonly clockErrorSeconds: number;
  readonly schema: SchemaState;
  /** The database, for reading; null if the schema is not this program's. */
  readonly db: Database | null;
}

export type Inspection =
  | InspectedDatabase
  | Refused
  /** Tambour's own database does not exist before the first start. */
  | { readonly kind: 'notYet' };

/**
 * Inspects the database without migrating or creating one. Tambour's own server is started if it does not run, and runs
 * until `opened` is disposed.
 */
export async function inspectDatabase(
  database: DatabaseChoice,
  nowMs: () => number,
  opened: AsyncDisposableStack,
): Promise<Inspection> {
  if (database.kind === 'embedded' && !(await hasCluster(database.folder))) return { kind: 'notYet' };
  const reached = await reachDatabase({ database, role: 'command', onProgress: () => {} }, opened);
  if (reached.kind === 'refused') return reached;
  const connected = await connect(reached.connection, 'tambour doctor');
  if (connected.kind === 'refused') return connected;
  const { client } = connected;
  try {
    const schema = await schemaOf(client);
    const told = await ask(client, nowMs);
    return {
      kind: 'inspected',
      ...told,
      schema,
      db: schema.kind === 'current' ? openDb(reached.connection, opened) : null,
    };
  } finally {
    await client.end();
  }
}

async function hasCluster(folder: string): Promise<boolean> {
  return (await isThere(join(folder, 'postgres'))) || isThere(join(folder, 'postgres-is-elsewhere'));
}

function openDb(connection: Connection, opened: AsyncDisposableStack): Database {
  const db = new PrismaClient({
    adapter: new PrismaPg({ ...inUtc(connection), max: 3, application_name: 'tambour doctor' }),
  });
  opened.defer(() => db.$disconnect());
  return db;
}

type Inspected = Omit<InspectedDatabase, 'kind' | 'schema' | 'db'>;

async function ask(client: Client, nowMs: () => number): Promise<Inspected> {
  const { rows } = await client.query<{
    version: string;
    encoding: string;
    size: string;
    fsync: string;
    synchronous_commit: string;
    full_page_writes: string;
    read_only: boolean;
    may_create: boolean;
    may_create_in_schema: boolean;
    may_rewrite: boolean;
  }>(
    `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
            pg_database_size(current_database())::text AS size, current_setting('fsync') AS fsync,
            current_setting('synchronous_commit') AS synchronous_commit,
            current_setting('full_page_writes') AS full_page_writes,
            current_setting('transaction_read_only') = 'on' AS read_only,
            has_database_privilege(current_database(), 'CREATE') AS may_create,
            coalesce(has_schema_privilege('public', 'CREATE'), false) AS may_create_in_schema,
            coalesce(has_table_privilege(to_regclass('"JournalEntry"'), 'UPDATE, DELETE, TRUNCATE'), false) AS may_rewrite`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database returned no row about itself');
  const beforeMs = nowMs();
  const clock = await client.query<{ ms: number }>('SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms');
  const afterMs = nowMs();
  return {
    version: row.version,
    encoding: row.encoding,
    sizeBytes: Number(row.size),
    durability: [
      { setting: 'fsync', value: row.fsync },
      { setting: 'synchronous_commit', value: row.synchronous_commit },
      { setting: 'full_page_writes', value: row.full_page_writes },
    ],
    missingRights: [
      ...(row.may_create ? [] : ['CREATE ON DATABASE']),
      ...(row.may_create_in_schema ? [] : ['CREATE ON SCHEMA public']),
    ],
    mayRewriteJournal: row.may_rewrite,
    isReadOnly: row.read_only,
    clockAheadSeconds: ((clock.rows[0]?.ms ?? 0) - (beforeMs + afterMs) / 2) / 1000,
    clockErrorSeconds: (afterMs - beforeMs) / 2000,
  };
}

async function schemaOf(client: Client): Promise<SchemaState> {
  if (!(await hasRecords(client))) return { kind: 'none' };
  if (await isRestoreUnfinished(client)) {
    const refusal = { kind: 'restoreUnfinished', database: client.database ?? '' } as const;
    return { kind: 'unusable', refusal };
  }
  const known = await readMigrations();
  const applied = await readApplied(client);
  if (applied.length === 0) return { kind: 'none' };
  const unusable = refusalOfApplied(applied, known);
  if (unusable !== null) return { kind: 'unusable', refusal: unusable.refusal };
  const pending = known.length - applied.length;
  return pending === 0 ? { kind: 'current' } : { kind: 'older', pending };
}
