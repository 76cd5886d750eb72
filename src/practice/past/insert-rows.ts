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
 * Inserts many rows of a table in one statement with one value: ten times as fast as `createMany`, since somebody waits
 * for a command's answer. If one row sets a column that must not be null, every row must. Rows that exist already stay
 * as they are, or make the statement fail.
 */
export async function insertRows(
  tx: Transaction,
  table: Table,
  rows: readonly object[],
  ifThere: 'fail' | 'stay',
): Promise<void> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(', ');
  if (names === '') return;
  // Both names come from the code, never from people.
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)
     ${ifThere === 'stay' ? 'ON CONFLICT DO NOTHING' : ''}`,
    JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
  );
}
