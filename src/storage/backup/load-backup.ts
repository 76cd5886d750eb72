import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { createRecords, markRestore } from '#storage/migration-records.ts';
import type { Migration } from '#storage/read-migrations.ts';

import { footerSchema, type TableRows } from './backup-format.ts';
import { type FrameReader, frameReader } from './frames.ts';
import type { Made } from './made-by.ts';
import type { OpenedBackup } from './open-backup.ts';
import { clear } from './require-free-place.ts';

/**
 * Creates the tables as in the backup and fills them, in one transaction that also marks the restore as unfinished.
 * Throws, with nothing changed, if the file's content contradicts its header or footer.
 */
export async function loadBackup(
  client: pg.Client,
  backup: OpenedBackup,
  how: {
    readonly newId: () => string;
    readonly place: Made;
    /** The migrations that the backup's database had. */
    readonly migrations: readonly Migration[];
  },
): Promise<readonly TableRows[]> {
  await client.query('BEGIN');
  try {
    await client.query(
      "SET LOCAL client_encoding = 'UTF8'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'",
    );
    await clear(client, how.place);
    await createRecords(client);
    for (const { sql } of how.migrations) await client.query(sql);
    const tables = await fill(client, backup);
    await markRestore(client, how.newId());
    await client.query('COMMIT');
    return tables;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function fill(client: pg.Client, { header, rows }: OpenedBackup): Promise<readonly TableRows[]> {
  const source = rows();
  const chunks = source[Symbol.asyncIterator]();
  const reader = frameReader({ [Symbol.asyncIterator]: () => chunks });
  const loaded: TableRows[] = [];
  for (const { name, columns } of header.tables) {
    const named = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    const copy = client.query(copyFrom(`COPY ${client.escapeIdentifier(name)} (${named}) FROM STDIN`));
    await pipeline(Readable.from(reader.table()), copy);
    loaded.push({ table: name, rows: copy.rowCount });
  }
  const counted = await footerOf(reader);
  // Read to the end: only there `rows` throws if the file has changed since it was checked.
  if ((await chunks.next()).done !== true) throw new Error('a backup goes on after its end');
  if (JSON.stringify(counted) !== JSON.stringify(loaded)) throw new Error('a backup holds other rows than it says');
  return loaded;
}

async function footerOf(reader: FrameReader): Promise<readonly TableRows[]> {
  const parts: Uint8Array[] = [];
  for await (const part of reader.table()) parts.push(part);
  return footerSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
}
