import type pg from 'pg';

import type { BackupHeader } from './backup-format.ts';

interface Table {
  readonly name: string;
  readonly columns: string[];
  /** The tables, among those asked for, that it refers to. */
  readonly parents: string[];
}

/** Returns these tables with their columns, in an order to fill them in: each after those that it refers to. */
export async function tablesInOrder(client: pg.Client, names: readonly string[]): Promise<BackupHeader['tables']> {
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
