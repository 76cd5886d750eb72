import type { DigestPeriod } from '#reach/digest-period.ts';
import type { Transaction } from '#storage/database.ts';

import type { Dossier, DossierCell, Incident, IncidentKind, Span } from './dossier.ts';

/** Reads each known count of followers, the earliest first. */
export async function readAllFollowers(
  tx: Transaction,
  accountIds: readonly string[],
  { from, to }: DigestPeriod,
): Promise<readonly (NonNullable<DossierCell['followers']> & { readonly accountId: string })[]> {
  return tx.$queryRaw`
    SELECT "accountId", "followers"::float8 AS "count", "readAt" FROM "FollowerReading"
    WHERE "accountId" = ANY(${accountIds}::uuid[]) AND "followers" IS NOT NULL
      AND "readAt" >= ${from} AND "readAt" < ${to}
    ORDER BY "readAt", "accountId"`;
}

/** Reads the last count of followers in each month (YYYY-MM in that zone), by account and month. */
export async function readMonthlyFollowers(
  tx: Transaction,
  accountIds: readonly string[],
  { from, to }: DigestPeriod,
  timeZone: string,
): Promise<ReadonlyMap<string, NonNullable<DossierCell['followers']>>> {
  const rows = await tx.$queryRaw<{ accountId: string; month: string; count: number; readAt: Date }[]>`
    SELECT DISTINCT ON ("accountId", "month") "accountId",
      to_char("readAt" AT TIME ZONE ${timeZone}, 'YYYY-MM') AS "month", "followers"::float8 AS "count", "readAt"
    FROM "FollowerReading"
    WHERE "accountId" = ANY(${accountIds}::uuid[]) AND "followers" IS NOT NULL
      AND "readAt" >= ${from} AND "readAt" < ${to}
    ORDER BY "accountId", "month", "readAt" DESC`;
  return new Map(rows.map(({ accountId, month, count, readAt }) => [`${accountId} ${month}`, { count, readAt }]));
}

/** Reads the failed deliveries with their due times, the earliest first. */
export async function readFailed(
  tx: Transaction,
  deskId: string,
  { from, to }: DigestPeriod,
): Promise<readonly { readonly accountId: string; readonly from: Date }[]> {
  return tx.$queryRaw`
    SELECT d."accountId", d."dueAt" AS "from"
    FROM "Delivery" d JOIN "Draft" ON "Draft"."id" = d."draftId"
    WHERE "Draft"."deskId" = ${deskId}::uuid AND d."state" = 'failed' AND d."dueAt" >= ${from} AND d."dueAt" < ${to}
    ORDER BY d."dueAt", d."id"`;
}

/** Counts the failed deliveries, by account and month in which they were due. */
export async function readFailures(
  tx: Transaction,
  deskId: string,
  { from, to }: DigestPeriod,
  timeZone: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ accountId: string; month: string; failed: number }[]>`
    SELECT d."accountId", to_char(d."dueAt" AT TIME ZONE ${timeZone}, 'YYYY-MM') AS "month", count(*)::int AS "failed"
    FROM "Delivery" d JOIN "Draft" ON "Draft"."id" = d."draftId"
    WHERE "Draft"."deskId" = ${deskId}::uuid AND d."state" = 'failed' AND d."dueAt" >= ${from} AND d."dueAt" < ${to}
    GROUP BY d."accountId", "month"`;
  return new Map(rows.map(({ accountId, month, failed }) => [`${accountId} ${month}`, failed]));
}

/** Reads what others did on the networks themselves, the earliest first, except what turned out to be ours. */
export async function readIncidents(
  tx: Transaction,
  accountIds: readonly string[],
  { from, to }: DigestPeriod,
): Promise<readonly Incident[]> {
  const rows = await tx.$queryRaw<
    (Omit<Incident, 'kind'> & {
      readonly changed: Exclude<IncidentKind, 'foreign' | 'duplicate'> | null;
      readonly isDuplicate: boolean;
    })[]
  >`
    SELECT "accountId", NULL AS "changed", "duplicateOfId" IS NOT NULL AS "isDuplicate",
      "postedAt" AS "at", "settledAt" IS NOT NULL OR "retractedAt" IS NOT NULL AS "isSettled"
    FROM "ForeignPost"
    WHERE "accountId" = ANY(${accountIds}::uuid[]) AND "notifiedAt" IS NOT NULL
      AND "settledBy" IS DISTINCT FROM 'tambour' AND "postedAt" >= ${from} AND "postedAt" < ${to}
    UNION ALL
    SELECT "accountId", "kind"::text, false, "seenAt", "settledAt" IS NOT NULL FROM "OutsideChange"
    WHERE "accountId" = ANY(${accountIds}::uuid[]) AND "seenAt" >= ${from} AND "seenAt" < ${to}
    ORDER BY "at", "accountId", "changed", "isDuplicate"`;
  return rows.map(({ changed, isDuplicate, ...row }) => ({
    ...row,
    kind: changed ?? (isDuplicate ? 'duplicate' : 'foreign'),
  }));
}

/** Reads the agreed reserve periods that overlap the span, up to their actual ends. */
export async function readReservePeriods(
  tx: Transaction,
  deskId: string,
  { from, to }: DigestPeriod,
): Promise<readonly Span[]> {
  const rows = await tx.period.findMany({
    where: {
      deskId,
      agreedAt: { not: null },
      fromAt: { lt: to },
      toAt: { gt: from },
      OR: [{ state: 'agreed' }, { endedAt: { gt: from } }],
    },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
    select: { label: true, fromAt: true, toAt: true, state: true, endedAt: true },
  });
  return rows.map(({ label, fromAt, toAt, state, endedAt }) => ({
    label,
    from: fromAt,
    until: state === 'agreed' || endedAt === null || endedAt > toAt ? toAt : endedAt,
  }));
}

/** Reads the desk's emergencies that overlap the span, with their numbers of posts by the emergency path. */
export async function readEmergencySpans(
  tx: Transaction,
  deskId: string,
  { from, to }: DigestPeriod,
): Promise<Dossier['emergencies']> {
  const rows = await tx.emergency.findMany({
    where: { deskId, openedAt: { lt: to }, OR: [{ endedAt: null }, { endedAt: { gt: from } }] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    select: { what: true, mode: true, openedAt: true, endedAt: true, _count: { select: { uses: true } } },
  });
  return rows.map(({ what, mode, openedAt, endedAt, _count }) => ({
    label: what,
    from: openedAt,
    until: endedAt,
    isExercise: mode === 'exercise',
    posts: _count.uses,
  }));
}
