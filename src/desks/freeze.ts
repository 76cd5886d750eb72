import type { Transaction } from '#storage/database.ts';
import type { Freeze as FreezeRow } from '#storage/generated/client.ts';

/** A stop under which nothing leaves: of one desk, or, by the administrator, of all. */
export interface Freeze {
  readonly id: string;
  readonly scope: 'desk' | 'all';
  readonly at: Date;
  /** A platform user id, or "administrator". */
  readonly by: string;
  readonly why: string | null;
}

/** Reads the freeze that a desk is under, that of all before its own; null if it is under none. */
export async function freezeOf(tx: Transaction, deskId: string): Promise<Freeze | null> {
  const [row] = await tx.$queryRaw<FreezeRow[]>`
    SELECT * FROM "Freeze" WHERE "thawedAt" IS NULL AND ("deskId" IS NULL OR "deskId" = ${deskId}::uuid)
    ORDER BY "deskId" NULLS FIRST LIMIT 1`;
  return row === undefined ? null : freezeFromRow(row);
}

/** Reads the one freeze of exactly this scope that stands: of one desk, or, for null, of all. */
export async function freezeOfScope(tx: Transaction, deskId: string | null): Promise<Freeze | null> {
  const row = await tx.freeze.findFirst({ where: { deskId, thawedAt: null } });
  return row === null ? null : freezeFromRow(row);
}

function freezeFromRow({ id, deskId, frozenAt, frozenBy, why }: FreezeRow): Freeze {
  return { id, scope: deskId === null ? 'all' : 'desk', at: frozenAt, by: frozenBy, why };
}
