import type { Database } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

/** A moment before something of a desk was read. What was journaled later may or may not have been read. */
export interface Moment {
  readonly journalSeq: bigint;
  readonly at: Date;
}

/** Returns the present moment. */
export async function momentNow({ db, clock }: Pick<Store, 'db' | 'clock'>): Promise<Moment> {
  const at = clock.now();
  const last = await db.journalEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } });
  return { journalSeq: last?.seq ?? 0n, at };
}

/**
 * Tells whether what was read of a desk since may be out of date. Every change that cards show is journaled in
 * the transaction that makes it; only absences change with time alone.
 */
export async function mayHaveChanged(
  db: Database,
  deskId: string,
  { since: { journalSeq, at: seenAt }, now }: { readonly since: Moment; readonly now: Date },
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ isSo: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "JournalEntry" WHERE "seq" > ${journalSeq} AND ("deskId" = ${deskId}::uuid OR "deskId" IS NULL)
    ) OR EXISTS (
      SELECT 1 FROM "Absence" WHERE "deskId" = ${deskId}::uuid AND (
        "fromAt" > ${seenAt} AND "fromAt" <= ${now} OR "toAt" > ${seenAt} AND "toAt" <= ${now})
    ) AS "isSo"`;
  return row?.isSo === true;
}
