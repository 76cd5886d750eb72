import type { UnitOfWork } from '#storage/store.ts';

import { keepTaken } from './keep-taken.ts';
import type { TakenReadings, VainReading } from './taken-readings.ts';
import { enqueueChangedDigests } from './enqueue-changed-digests.ts';
import { enqueueDeleted } from './watch/find-deleted.ts';

/**
 * Stores readings of one account and enqueues new compositions of posted digests. Skips deliveries retracted meanwhile
 * and readings already stored by somebody else; a stored reading is never changed. Notifies about posts that are gone
 * though Tambour did not retract them.
 */
export async function recordReadings(
  work: UnitOfWork,
  accountId: string,
  { taken, vain }: { readonly taken: readonly TakenReadings[]; readonly vain: readonly VainReading[] },
): Promise<void> {
  await putOff(work, accountId, vain);
  const compared = await keepTaken(work.tx, accountId, taken);
  if (compared.length > 0) await enqueueChangedDigests(work, compared);
  await enqueueDeleted(work, accountId, await newlyMissing(work, taken));
}

/** Returns the deliveries whose post a reading reports as gone for the first time. */
async function newlyMissing({ tx }: UnitOfWork, taken: readonly TakenReadings[]): Promise<readonly string[]> {
  const missing = taken.filter(({ readings }) => readings.some(({ outcome }) => outcome === 'missing'));
  if (missing.length === 0) return [];
  const counted = await tx.reading.groupBy({
    by: ['deliveryId'],
    where: { deliveryId: { in: missing.map(({ deliveryId }) => deliveryId) }, outcome: 'missing' },
    _count: true,
  });
  return counted.flatMap(({ deliveryId, _count: times }) => (times === 1 ? [deliveryId] : []));
}

async function putOff(work: UnitOfWork, accountId: string, vain: readonly VainReading[]): Promise<void> {
  if (vain.length === 0) return;
  const rows = vain.map(({ deliveryId, age, readNotBefore, doubted }) => ({
    deliveryId,
    age,
    readNotBefore,
    doubted: doubted?.what ?? null,
    doubtedSince: doubted?.since ?? null,
  }));
  await work.tx.$executeRaw`
    UPDATE "ReadingsToCome" c
    SET "triedAge" = vain."age", "readNotBefore" = vain."readNotBefore", "doubted" = vain."doubted",
      "doubtedSince" = vain."doubtedSince"
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS vain("deliveryId" uuid, "age" "ReadingAge", "readNotBefore" timestamptz, "doubted" "ReadingOutcome",
        "doubtedSince" timestamptz)
    WHERE c."accountId" = ${accountId}::uuid AND c."deliveryId" = vain."deliveryId"
      AND NOT EXISTS (
        SELECT 1 FROM "Reading" r WHERE r."deliveryId" = vain."deliveryId" AND r."age" >= vain."age")`;
}
