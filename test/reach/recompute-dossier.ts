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
  readonly account: string;
  readonly network: string;
  readonly value: string | null;
}

/** Runs recompute-dossier.sql on these files as tables, and forgets them. */
export async function recomputeDossier(
  db: Database,
  files: FiguresFiles,
  asked: { readonly first: string; readonly last: string; readonly madeAt: Date },
): Promise<readonly Recomputed[]> {
  const program = await readFile(join(import.meta.dirname, 'recompute-dossier.sql'), 'utf8');
  const [select = '', ...views] = program
    .split(/;\n/u)
    .filter((one) => one.trim() !== '')
    .toReversed();
  return db.$transaction(
    async (tx) => {
      for (const [name, file] of Object.entries(files)) {
        const header: readonly string[] = file.slice(1, file.indexOf('\r\n')).split(',');
        const columns = header.map((column) => `"${column}" text`).join(', ');
        await tx.$executeRawUnsafe(`CREATE TEMP TABLE "${name}" (${columns}) ON COMMIT DROP`);
        const rows = csvRecords(file).map((row) =>
          Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')),
        );
        const into = `INSERT INTO "${name}" SELECT * FROM jsonb_populate_recordset(NULL::"${name}", $1::jsonb)`;
        await tx.$executeRawUnsafe(into, JSON.stringify(rows));
      }
      await tx.$executeRaw`CREATE TEMP TABLE asked ON COMMIT DROP AS
        SELECT ${asked.first}::date AS first, ${asked.last}::date AS last, ${asked.madeAt}::timestamptz AS made_at`;
      for (const view of views.toReversed()) await tx.$executeRawUnsafe(view);
      const told = await tx.$queryRawUnsafe<Recomputed[]>(select);
      for (const name of ['asked', ...Object.keys(files)]) await tx.$executeRawUnsafe(`DROP TABLE "${name}" CASCADE`);
      await tx.$executeRawUnsafe('DROP FUNCTION pg_temp.critical');
      return told;
    },
    { timeout: 60_000 },
  );
}
