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
import { tablesInOrder } from './tables-in-order.ts';
import { type NewFileRefusal, writeNewFile } from './write-new-file.ts';

export interface WrittenBackup {
  readonly kind: 'written';
  readonly path: string;
  readonly bytes: number;
  readonly takenAt: Date;
  readonly tables: readonly TableRows[];
  /** The journal's last entry in it. */
  readonly journal: JournalHead | null;
}

interface Writing {
  readonly clock: Clock;
  readonly path: string;
  readonly applied: readonly Migration[];
  /** Tables whose rows are not written: they are empty once it is restored. */
  readonly leavesOut?: readonly string[];
}

/**
 * Writes all tables of Tambour, as they were at one moment, into one new file; people go on working meanwhile. The job
 * engine's own tables are left out: jobs are the push and never the truth, and the sweeps enqueue them again. `client`
 * is of no use any more if this refuses or throws.
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

/** Reads the journal's last entry, of whatever version the database is; null where there is none. */
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
  // The fastest level: most bytes are pictures, which hold no air but their hexadecimal writing.
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  // A failure of either side ends the other; it is thrown where the chunks are read.
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
    // Where the backup is given up in between, the connection's end is told to a stream that nobody reads.
    copy.on('error', () => undefined);
    copies.push({ name, copy });
    yield* framesOf(copy);
  }
  // The counts have come when the statement after them has its answer.
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
