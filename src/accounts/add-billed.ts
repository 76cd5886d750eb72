import type { Billing } from '#networks/read-outcome.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Adds what the network bills for reading to the account's sums of the day (UTC). */
export async function addBilled(work: UnitOfWork, accountId: string, billed: Billing): Promise<void> {
  const day = work.clock.now().toISOString().slice(0, 10);
  for (const [what, times] of Object.entries(billed)) {
    await work.tx.$executeRaw`
      INSERT INTO "BilledReads" ("accountId", "day", "what", "times")
      VALUES (${accountId}::uuid, ${day}::date, ${what}::"BilledRead", ${times})
      ON CONFLICT ("accountId", "day", "what") DO UPDATE SET "times" = "BilledReads"."times" + excluded."times"`;
  }
}
