import type { Transaction } from '#storage/database.ts';

/** The journal's entry of the act; there is one at most. */
export const signedExisting = 'rows.signed';

/**
 * Tells whether the database still holds what was there before rows were signed, and nobody has had it signed. What has
 * no MAC waits until then; afterwards, and in a database that never held any, it is a forgery.
 */
export async function isSigningDue(tx: Transaction): Promise<boolean> {
  // Once is once, whatever somebody wrote into the table since.
  const [row] = await tx.$queryRaw<{ isSo: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "ExistingRows" WHERE "signedAt" IS NULL)
      AND NOT EXISTS (SELECT 1 FROM "JournalEntry" WHERE "kind" = ${signedExisting}) AS "isSo"`;
  return row?.isSo === true;
}
