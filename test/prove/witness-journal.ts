import type { Ground } from './ground.ts';
import type { JournalRow } from './witness.ts';

/** Reads the journal from the database. */
export async function journalOf({ own }: Ground): Promise<readonly JournalRow[]> {
  const { rows } = await own.query<Omit<JournalRow, 'seq'> & { readonly seq: string }>(
    'SELECT * FROM "JournalEntry" ORDER BY "seq"',
  );
  return rows.map((row) => ({ ...row, seq: BigInt(row.seq) }));
}
