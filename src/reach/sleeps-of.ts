import type { Transaction } from '#storage/database.ts';

import type { DigestPeriod } from './digest-period.ts';

/** A span in which an account took no new posts. */
export interface Slept {
  readonly accountId: string;
  readonly from: Date;
  /** As known at `asOf`; null: until woken. */
  readonly until: Date | null;
  /** Its name, or the reason why it began. */
  readonly label: string | null;
  /** True if posts of a real emergency could leave throughout. */
  readonly exceptEmergencies: boolean;
}

/**
 * Reads the sleeps of these accounts in a period, the earliest first: those begun by `asOf`, with the end known then.
 * Adjoining sleeps of an account are merged.
 */
export async function readSleeps(
  tx: Transaction,
  accountIds: readonly string[],
  { from, to }: DigestPeriod,
  asOf: Date,
): Promise<readonly Slept[]> {
  const rows = await tx.$queryRaw<Slept[]>`
    SELECT "accountId", "startsAt" AS "from", COALESCE("label", "why") AS "label", "exceptEmergencies",
      CASE WHEN "endedAt" <= ${asOf} THEN "endedAt" ELSE "endsAt" END AS "until"
    FROM "Sleep"
    WHERE "accountId" = ANY(${accountIds}::uuid[]) AND "cancelledAt" IS NULL
      AND "startsAt" < ${to} AND "startsAt" <= ${asOf}
    ORDER BY "startsAt", "id"`;
  const met: Slept[] = [];
  for (const row of rows) {
    if (row.until !== null && row.until <= row.from) continue;
    const index = met.findLastIndex(({ accountId }) => accountId === row.accountId);
    const before = met[index];
    if (before === undefined || (before.until !== null && before.until < row.from)) met.push(row);
    else {
      const exceptEmergencies = before.exceptEmergencies && row.exceptEmergencies;
      const label = before.label ?? row.label;
      met[index] = { ...before, until: later(before.until, row.until), label, exceptEmergencies };
    }
  }
  return met.filter(({ until }) => until === null || until > from);
}

/** Tells whether an account slept at that moment. */
export function sleptAt(sleeps: readonly Slept[], account: string, at: Date): boolean {
  return sleeps.some(
    ({ accountId, from, until }) => accountId === account && from <= at && (until === null || at < until),
  );
}

function later(one: Date | null, other: Date | null): Date | null {
  return one === null || other === null ? null : one > other ? one : other;
}
