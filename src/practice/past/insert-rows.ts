import type { Transaction } from '#storage/database.ts';

type Table =
  | 'Draft'
  | 'Revision'
  | 'Decision'
  | 'Delivery'
  | 'DeliveryFigures'
  | 'Reading'
  | 'FollowerReading'
  | 'BilledReads';

/**
 * Adds many rows of one table in one statement with one value, ten times as fast as `createMany`, because somebody
 * waits for the answer to a command. If a column may not be null and one row has it, every row must. Rows that already
 * exist stay as they are, or make the statement fail.
 */
export async function insertRows(
  tx: Transaction,
  table: Table,
  rows: readonly object[],
  ifThere: 'fail' | 'stay',
): Promise<void> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(', ');
  if (names === '') return;
  // Both names are of the code, and no person's words.
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)
     ${ifThere === 'stay' ? 'ON CONFLICT DO NOTHING' : ''}`,
    JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
  );
}
