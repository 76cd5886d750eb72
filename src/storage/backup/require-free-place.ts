import type pg from 'pg';

import {
  hasRecords,
  isRestoreUnfinished,
  readApplied,
  recordsTable,
  refusalOfApplied,
} from '#storage/migration-records.ts';
import { isUsed } from '#storage/is-used.ts';
import type { Migration } from '#storage/read-migrations.ts';
import type { Refused } from '#storage/refusal.ts';

import { type Made, madeBy } from './made-by.ts';

export type PlaceRefusal =
  /** The table holds rows. */
  | { readonly kind: 'notEmpty'; readonly database: string; readonly table: string }
  /** Another Tambour, or one of its commands, is connected. */
  | { readonly kind: 'inUse'; readonly database: string };

export type FreePlace =
  /** Free once `made` is dropped: tables without rows, or the remains of an interrupted restore. */
  { readonly kind: 'free'; readonly made: Made } | { readonly kind: 'taken'; readonly refusal: PlaceRefusal } | Refused;

/** Checks whether a backup may be restored into this database: it is empty and no other client is connected. */
export async function requireFreePlace(client: pg.Client, known: readonly Migration[]): Promise<FreePlace> {
  const database = client.database ?? '';
  if (await isUsed(client)) return { kind: 'taken', refusal: { kind: 'inUse', database } };
  const tables = await tablesOf(client);
  const nothing: FreePlace = { kind: 'free', made: { tables: [], types: [] } };
  const [first] = tables;
  if (first === undefined) return nothing;
  if (!(await hasRecords(client))) return { kind: 'taken', refusal: { kind: 'notEmpty', database, table: first } };
  const applied = await readApplied(client);
  const refusal = refusalOfApplied(applied, known);
  if (refusal !== null) return refusal;
  const { tables: own, types } = madeBy(known.filter(({ name }) => applied.some((done) => done.name === name)));
  const made = { tables: [recordsTable, ...own], types };
  if (await isRestoreUnfinished(client)) return { kind: 'free', made };
  for (const table of tables.filter((name) => name !== recordsTable)) {
    const { rowCount } = await client.query(`SELECT FROM ${client.escapeIdentifier(table)} LIMIT 1`);
    if (rowCount !== 0) return { kind: 'taken', refusal: { kind: 'notEmpty', database, table } };
  }
  return { kind: 'free', made };
}

/** Drops these tables and types, in the caller's transaction. */
export async function clear(client: pg.Client, { tables, types }: Made): Promise<void> {
  const named = (names: readonly string[]): string => names.map((name) => client.escapeIdentifier(name)).join(', ');
  if (tables.length > 0) await client.query(`DROP TABLE ${named(tables)}`);
  if (types.length > 0) await client.query(`DROP TYPE ${named(types)}`);
}

async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
  );
  return rows.map(({ name }) => name);
}
