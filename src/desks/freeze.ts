import type { Transaction } from '#storage/database.ts';
import { type Freeze as FreezeRow, Prisma } from '#storage/generated/client.ts';

/** A stop under which nothing leaves: of one desk, or, by the administrator, of all. */
export interface Freeze {
  readonly id: string;
  readonly scope: 'desk' | 'all';
  readonly at: Date;
  /** A platform user id, or "administrator". */
  readonly by: string;
  readonly why: string | null;
  /** True: posts of a real emergency leave all the same. */
  readonly exceptEmergencies: boolean;
}

/**
 * Reads the freeze that a desk is under, that of all before its own; null if it is under none. Under both, emergencies are
 * excepted where both except them.
 */
export async function freezeOf(tx: Transaction, deskId: string): Promise<Freeze | null> {
  return freezeByRows(await tx.$queryRaw<FreezeRow[]>`${freezesOn(deskId)} ORDER BY "deskId" NULLS FIRST`);
}

/** Returns SQL that selects the freezes that a desk is under: that of all, and its own. */
export function freezesOn(deskId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM "Freeze" WHERE "thawedAt" IS NULL AND ("deskId" IS NULL OR "deskId" = ${deskId}::uuid)`;
}

/** Returns the freeze that a desk is under by the rows of these, that of all first; null where there are none. */
export function freezeByRows(rows: readonly FreezeRow[]): Freeze | null {
  const [first] = rows.map(freezeFromRow);
  return first === undefined
    ? null
    : { ...first, exceptEmergencies: rows.every(({ exceptEmergencies }) => exceptEmergencies) };
}

/** Tells whether a freeze holds a post: each holds all, but for one that lets those of a real emergency pass. Pure. */
export function isHeldBy(freeze: Freeze | null, isEmergency: boolean): freeze is Freeze {
  // guard: a freeze excepts emergencies alone
  return freeze !== null && !(freeze.exceptEmergencies && isEmergency);
}

/** Reads the one freeze of exactly this scope that stands: of one desk, or, for null, of all. */
export async function freezeOfScope(tx: Transaction, deskId: string | null): Promise<Freeze | null> {
  const row = await tx.freeze.findFirst({ where: { deskId, thawedAt: null } });
  return row === null ? null : freezeFromRow(row);
}

function freezeFromRow({ id, deskId, frozenAt, frozenBy, why, exceptEmergencies }: FreezeRow): Freeze {
  return { id, scope: deskId === null ? 'all' : 'desk', at: frozenAt, by: frozenBy, why, exceptEmergencies };
}
