import type { Transaction } from '#storage/database.ts';

/** Kind of the journal entry for signing existing rows; there is at most one. */
export const signedExisting = 'rows.signed';

/**
 * Tells whether rows from before signing are still in the database, and nobody has had them signed. A row without a MAC
 * waits until then; afterwards, and in a database that never held any, it is a forgery.
 */
export async function isSigningDue(tx: Transaction): Promise<boolean> {
  // Only once, whatever anybody wrote into the table since.
  const [row] = await tx.$queryRaw<{ isSo: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "ExistingRows" WHERE "signedAt" IS NULL)
      AND NOT EXISTS (SELECT 1 FROM "JournalEntry" WHERE "kind" = ${signedExisting}) AS "isSo"`;
  return row?.isSo === true;
}
