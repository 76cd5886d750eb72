import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';

import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

import type { Clock } from '#clock.ts';
import type { JournalHead } from '#storage/journal-head.ts';
import { recordsTable } from '#storage/migration-records.ts';
import type { Migration } from '#storage/read-migrations.ts';

import { type BackupHeader, headOf, type TableRows } from './backup-format.ts';
import { framesOf } from './frames.ts';
import { madeBy } from './made-by.ts';
import { type NewFileRefusal, writeNewFile } from './write-new-file.ts';

export interface WrittenBackup {
  readonly kind: 'written';
  readonly path: string;
  readonly bytes: number;
  readonly takenAt: Date;
  readonly tables: readonly TableRows[];
  /** The journal's last entry in the backup. */
  readonly journal: JournalHead | null;
}

interface Writing {
  readonly clock: Clock;
  readonly path: string;
  readonly applied: readonly Migration[];
  /** Tables whose rows are left out: they are empty after a restore. */
  readonly leavesOut?: readonly string[];
}

/**
 * Writes all of Tambour's tables, as of one moment, into one new file, while people go on working. Leaves out the job
 * engine's tables: jobs only trigger, and the sweeps enqueue them again. If this refuses or throws, `client` can no
 * longer be used.
 */
export async function writeBackup(
  client: pg.Client,
  { clock, path, applied, leavesOut = [] }: Writing,
): Promise<WrittenBackup | { readonly kind: 'notWritten'; readonly refusal: NewFileRefusal }> {
  const takenAt = clock.now();
  await beginSnapshot(client);
  const journal = await lastEntry(client);
  const header: BackupHeader = {
    takenAt,
    journal: journal === null ? null : { count: String(journal.count), hash: journal.hash },
    migrations: applied.map(({ name, checksum }) => ({ name, checksum })),
    tables: await tablesInOrder(client, [recordsTable, ...madeBy(applied).tables]),
  };
  const tables: TableRows[] = [];
  const outcome = await writeNewFile(path, withSum(contentOf(client, { header, leavesOut }, tables)));
  if (outcome.kind === 'notWritten') return outcome;
  return { kind: 'written', path, bytes: outcome.bytes, takenAt, tables, journal };
}

/** Reads the journal's last entry, whatever the database's version; null if there is none. */
export async function lastEntry(client: pg.Client): Promise<JournalHead | null> {
  const { rows } = await client.query<{ seq: string; hash: string }>(
    'SELECT "seq", "hash" FROM "JournalEntry" ORDER BY "seq" DESC LIMIT 1',
  );
  const [row] = rows;
  return row === undefined ? null : { count: BigInt(row.seq), hash: row.hash };
}

async function beginSnapshot(client: pg.Client): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query(`
    SET LOCAL statement_timeout = 0;
    SET LOCAL idle_in_transaction_session_timeout = 0;
    SET LOCAL client_encoding = 'UTF8';
    SET LOCAL datestyle = 'ISO, YMD';
    SET LOCAL timezone = 'UTC';
    SET LOCAL bytea_output = 'hex';
    SET LOCAL extra_float_digits = 3`);
}

interface Written {
  readonly header: BackupHeader;
  readonly leavesOut: readonly string[];
}

async function* contentOf(client: pg.Client, written: Written, counted: TableRows[]): AsyncGenerator<Uint8Array, void> {
  yield headOf(written.header);
  // The fastest level: most bytes are pictures, of which only the hexadecimal notation compresses.
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  // A failure on either side ends the other, and is thrown where the chunks are read.
  pipeline(Readable.from(rowsOf(client, written, counted)), gzip, () => undefined);
  const compressed: AsyncIterable<Uint8Array> = gzip;
  yield* compressed;
}

async function* rowsOf(
  client: pg.Client,
  { header: { tables }, leavesOut }: Written,
  counted: TableRows[],
): AsyncGenerator<Uint8Array, void> {
  const copies = [];
  for (const { name, columns } of tables) {
    const named = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    const copy = client.query(
      copyTo(
        `COPY (SELECT ${named} FROM ${client.escapeIdentifier(name)}${leavesOut.includes(name) ? ' LIMIT 0' : ''}) TO STDOUT`,
      ),
    );
    // If the backup is abandoned meanwhile, the end of the connection is an error of a stream that nobody reads.
    copy.on('error', () => undefined);
    copies.push({ name, copy });
    yield* framesOf(copy);
  }
  // The counts are complete once the next statement has its answer.
  await client.query('COMMIT');
  counted.push(...copies.map(({ name, copy }) => ({ table: name, rows: copy.rowCount })));
  yield* framesOf(Readable.from([Buffer.from(JSON.stringify(counted), 'utf8')]));
}

async function* withSum(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const sum = createHash('sha256');
  for await (const chunk of chunks) {
    sum.update(chunk);
    yield chunk;
  }
  yield sum.digest();
}

interface Table {
  readonly name: string;
  readonly columns: string[];
  /** The tables, among those asked for, that it refers to. */
  readonly parents: string[];
}

/** Returns these tables with their columns, in an order to fill them in: each after those that it refers to. */
async function tablesInOrder(client: pg.Client, names: readonly string[]): Promise<BackupHeader['tables']> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       ARRAY(SELECT DISTINCT p.relname::text FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid
        WHERE f.contype = 'f' AND f.conrelid = c.oid AND f.confrelid <> c.oid) AS parents
     FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname = ANY($1)
     ORDER BY c.relname`,
    [names],
  );
  const missing = names.find((name) => !rows.some((row) => row.name === name));
  if (missing !== undefined) throw new Error(`the database has no table ${missing}`);
  const ordered: Table[] = [];
  while (ordered.length < rows.length) {
    const isPlaced = (name: string): boolean => ordered.some((table) => table.name === name);
    const next = rows.find(({ name, parents }) => !isPlaced(name) && parents.every(isPlaced));
    if (next === undefined) throw new Error('tables refer to each other in a circle');
    ordered.push(next);
  }
  return ordered.map(({ name, columns }) => ({ name, columns }));
}
