import type { Billing } from '#networks/read-outcome.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { utcDayOf } from './utc-day-of.ts';

/** Adds what the network bills for reading to the account's sums of the day (UTC). */
export async function addBilled(work: UnitOfWork, accountId: string, billed: Billing): Promise<void> {
  const day = utcDayOf(work.clock.now());
  for (const [what, times] of Object.entries(billed)) {
    await work.tx.$executeRaw`
      INSERT INTO "BilledReads" ("accountId", "day", "what", "times")
      VALUES (${accountId}::uuid, ${day}::date, ${what}::"BilledRead", ${times})
      ON CONFLICT ("accountId", "day", "what") DO UPDATE SET "times" = "BilledReads"."times" + excluded."times"`;
  }
}
