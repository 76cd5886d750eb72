import type { Transaction } from '#storage/database.ts';

import { nextReadings } from './next-readings.ts';
import { utcDayOf } from './utc-day-of.ts';

/** Returns those of the accounts that have a post to be read now. */
export async function withPostsDue(
  tx: Transaction,
  accountIds: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT DISTINCT n."accountId" FROM (${nextReadings}) n
    JOIN "Delivery" d ON d."id" = n."deliveryId"
    WHERE n."dueAt" <= ${now} AND (n."readNotBefore" IS NULL OR n."readNotBefore" <= ${now})
      AND n."accountId" = ANY(${accountIds}::uuid[]) AND d."state" = 'sent'`;
  return rows.map(({ accountId }) => accountId);
}

/**
 * Returns those of the accounts whose followers were not read today (UTC) and that belong to a desk or still have posts
 * to be read.
 */
export async function withFollowersDue(
  tx: Transaction,
  accountIds: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Account" a
    WHERE a."id" = ANY(${accountIds}::uuid[]) AND (a."followersNotBefore" IS NULL OR a."followersNotBefore" <= ${now})
      AND NOT EXISTS (
        SELECT 1 FROM "FollowerReading" r WHERE r."accountId" = a."id" AND r."day" = ${utcDayOf(now)}::date)
      AND (
        EXISTS (SELECT 1 FROM "DeskAccount" s WHERE s."accountId" = a."id")
        OR EXISTS (SELECT 1 FROM "ReadingsToCome" c WHERE c."accountId" = a."id"))`;
  return rows.map(({ id }) => id);
}
