import type { Transaction } from '#storage/database.ts';
import type { Freeze as FreezeRow } from '#storage/generated/client.ts';

/** A stop under which nothing is sent: for one desk or, by the administrator, for all. */
export interface Freeze {
  readonly id: string;
  readonly scope: 'desk' | 'all';
  readonly at: Date;
  /** A platform user id, or "administrator". */
  readonly by: string;
  readonly why: string | null;
  /** True: posts of a real emergency leave all the same. */
  readonly exceptEmergencies: boolean;
  /** True: it began with a restore from a backup, and ends only once its list of what waits was seen. */
  readonly isAfterRestore: boolean;
}

/**
 * Reads the freeze that a desk is under, that of all desks first; null if none. Under both, emergencies are excepted
 * only if both except them.
 */
export async function freezeOf(tx: Transaction, deskId: string): Promise<Freeze | null> {
  return freezeByRows(
    await tx.$queryRaw<FreezeRow[]>`
      SELECT * FROM "Freeze" WHERE "thawedAt" IS NULL AND ("deskId" IS NULL OR "deskId" = ${deskId}::uuid)
      ORDER BY "deskId" NULLS FIRST`,
  );
}

/** Combines the rows of a desk's freezes, that of all desks first, into one; null if there are none. */
function freezeByRows(rows: readonly FreezeRow[]): Freeze | null {
  const [first] = rows.map(freezeFromRow);
  if (first === undefined) return null;
  return {
    ...first,
    exceptEmergencies: rows.every(({ exceptEmergencies }) => exceptEmergencies),
    isAfterRestore: rows.some(({ afterRestore }) => afterRestore),
  };
}

/**
 * Tells whether a freeze holds a post. A freeze holds all posts, except those of a real emergency if it says so. Pure.
 */
export function isHeldBy<F extends Pick<Freeze, 'exceptEmergencies'>>(
  freeze: F | null,
  isEmergency: boolean,
): freeze is F {
  // guard: a freeze excepts emergencies alone
  return freeze !== null && !(freeze.exceptEmergencies && isEmergency);
}

/**
 * Reads the freeze in force of exactly this scope: a desk, or all for null. `isAfterRestore`: the desk's freeze that
 * began with a restore; by default the one that somebody began.
 */
export async function freezeOfScope(
  tx: Transaction,
  deskId: string | null,
  isAfterRestore = false,
): Promise<Freeze | null> {
  // guard: an ordinary thaw ends no freeze of a restore
  const row = await tx.freeze.findFirst({ where: { deskId, thawedAt: null, afterRestore: isAfterRestore } });
  return row === null ? null : freezeFromRow(row);
}

function freezeFromRow(row: FreezeRow): Freeze {
  const { id, deskId, frozenAt, frozenBy, why, exceptEmergencies, afterRestore } = row;
  const scope = deskId === null ? 'all' : 'desk';
  return { id, scope, at: frozenAt, by: frozenBy, why, exceptEmergencies, isAfterRestore: afterRestore };
}
