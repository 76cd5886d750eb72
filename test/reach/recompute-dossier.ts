import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Database } from '#storage/database.ts';

import { csvRecords } from '../support/csv-parser.ts';

/** The three files of one desk, as they are exported. */
export interface FiguresFiles {
  readonly posts: string;
  readonly pairs: string;
  readonly events: string;
}

export interface Recomputed {
  readonly measure: string;
  readonly month: string;
  readonly account: string | null;
  readonly network: string | null;
  readonly value: string | null;
}

/** What columns hold, of those that are no texts. */
const types: Readonly<Record<string, string>> = {
  published_at: 'timestamptz',
  day: 'date',
  ...Object.fromEntries(['late', 'left_late', 'doubted'].map((name) => [name, 'boolean'])),
  ...Object.fromEntries(
    [
      'interactions',
      'replies_of_others',
      'replies_unanswered',
      'answered',
      'first_interactions',
      'second_interactions',
      'value',
    ].map((name) => [name, 'float8']),
  ),
};

/** Runs recompute-dossier.sql on these files as tables of a schema of their own, and forgets all of it. */
export async function recomputeDossier(
  db: Database,
  files: FiguresFiles,
  madeAt: Date,
): Promise<readonly Recomputed[]> {
  const program = await readFile(join(import.meta.dirname, 'recompute-dossier.sql'), 'utf8');
  const [select = '', ...views] = program
    .split(/;\n/u)
    .filter((one) => one.trim() !== '')
    .toReversed();
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`CREATE SCHEMA recomputed`;
      await tx.$executeRaw`SET LOCAL search_path TO recomputed`;
      for (const [name, file] of Object.entries(files)) {
        const header: readonly string[] = file.slice(1, file.indexOf('\r\n')).split(',');
        const columns = header.map((column) => `"${column}" ${types[column] ?? 'text'}`).join(', ');
        await tx.$executeRawUnsafe(`CREATE TABLE "${name}" (${columns})`);
        const rows = csvRecords(file).map((row) =>
          Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')),
        );
        const into = `INSERT INTO "${name}" SELECT * FROM jsonb_populate_recordset(NULL::"${name}", $1::jsonb)`;
        await tx.$executeRawUnsafe(into, JSON.stringify(rows));
      }
      await tx.$executeRaw`CREATE TABLE asked AS SELECT ${madeAt}::timestamptz AS made_at`;
      for (const view of views.toReversed()) await tx.$executeRawUnsafe(view);
      const told = await tx.$queryRawUnsafe<Recomputed[]>(select);
      await tx.$executeRaw`DROP SCHEMA recomputed CASCADE`;
      return told;
    },
    { timeout: 60_000 },
  );
}
