import type { Transaction } from '#storage/database.ts';
import { type Freeze as FreezeRow, Prisma } from '#storage/generated/client.ts';

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
}

/**
 * Reads the freeze that a desk is under, that of all desks first; null if none. Under both, emergencies are excepted
 * only if both except them.
 */
export async function freezeOf(tx: Transaction, deskId: string): Promise<Freeze | null> {
  return freezeByRows(await tx.$queryRaw<FreezeRow[]>`${freezesOn(deskId)} ORDER BY "deskId" NULLS FIRST`);
}

/** Returns SQL that selects the freezes that a desk is under: that of all desks, and its own. */
export function freezesOn(deskId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM "Freeze" WHERE "thawedAt" IS NULL AND ("deskId" IS NULL OR "deskId" = ${deskId}::uuid)`;
}

/** Combines the rows of a desk's freezes, that of all desks first, into one; null if there are none. */
export function freezeByRows(rows: readonly FreezeRow[]): Freeze | null {
  const [first] = rows.map(freezeFromRow);
  return first === undefined
    ? null
    : { ...first, exceptEmergencies: rows.every(({ exceptEmergencies }) => exceptEmergencies) };
}

/**
 * Tells whether a freeze holds a post. A freeze holds all posts, except those of a real emergency if it says so. Pure.
 */
export function isHeldBy(freeze: Freeze | null, isEmergency: boolean): freeze is Freeze {
  // guard: a freeze excepts emergencies alone
  return freeze !== null && !(freeze.exceptEmergencies && isEmergency);
}

/** Reads the freeze in force of exactly this scope: a desk, or all for null. */
export async function freezeOfScope(tx: Transaction, deskId: string | null): Promise<Freeze | null> {
  const row = await tx.freeze.findFirst({ where: { deskId, thawedAt: null } });
  return row === null ? null : freezeFromRow(row);
}

function freezeFromRow({ id, deskId, frozenAt, frozenBy, why, exceptEmergencies }: FreezeRow): Freeze {
  return { id, scope: deskId === null ? 'all' : 'desk', at: frozenAt, by: frozenBy, why, exceptEmergencies };
}
