import type { Transaction } from '#storage/database.ts';
import { type Absence as AbsenceRow, Prisma } from '#storage/generated/client.ts';

/** Somebody's days away from a desk. */
export interface Absence {
  readonly id: string;
  /** Counts per desk. */
  readonly number: number;
  readonly person: string;
  /** The person who may approve in their place; null: nobody. */
  readonly deputy: string | null;
  readonly fromAt: Date;
  /** The instant just before which it ends. */
  readonly toAt: Date;
}

/** Somebody who is away from the desk now. */
export interface Away extends Pick<Absence, 'person' | 'deputy' | 'toAt'> {
  readonly setBy: string;
  /** The number that the absence gave the desk's policy. */
  readonly policyNumber: number;
}

/** Returns SQL that matches "Absence" rows in force at that instant. */
export function standingAt(now: Date): Prisma.Sql {
  // guard: the days of a deputy
  return Prisma.sql`"endedAt" IS NULL AND "fromAt" <= ${now} AND "toAt" > ${now}`;
}

/** Reads the desk's current and future absences, by their beginning. */
export async function listAbsences(tx: Transaction, deskId: string, now: Date): Promise<readonly Absence[]> {
  const rows = await tx.absence.findMany({
    where: { deskId, endedAt: null, toAt: { gt: now } },
    orderBy: [{ fromAt: 'asc' }, { number: 'asc' }],
  });
  return rows.map(absenceFromRow);
}

/** Converts a row to an absence. */
export function absenceFromRow({ id, number, person, deputy, fromAt, toAt }: AbsenceRow): Absence {
  return { id, number, person, deputy, fromAt, toAt };
}
