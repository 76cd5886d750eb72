import type { Writing } from '#storage/store.ts';

import { keepTaken } from './keep-taken.ts';
import { comparedAge } from './reading-ages.ts';
import type { TakenReadings, VainReading } from './taken-readings.ts';
import { tellChangedDigests } from './tell-changed-digests.ts';

/**
 * Keeps readings, says when the next ones are due, and has told digests composed anew. Of a delivery that was taken back
 * meanwhile, or whose next reading is another by now, nothing is kept: somebody else was first. No reading is ever
 * changed.
 */
export async function recordReadings(
  w: Writing,
  { taken, vain }: { readonly taken: readonly TakenReadings[]; readonly vain: readonly VainReading[] },
): Promise<void> {
  await putOff(w, vain);
  const kept = new Set(await keepTaken(w.tx, taken));
  const compared = taken.filter((one) => kept.has(one.deliveryId) && isCompared(one));
  if (compared.length === 0) return;
  await tellChangedDigests(
    w,
    compared.map(({ deliveryId }) => deliveryId),
  );
}

function isCompared({ readings }: TakenReadings): boolean {
  return readings.some(({ age }) => age === comparedAge);
}

async function putOff(w: Writing, vain: readonly VainReading[]): Promise<void> {
  if (vain.length === 0) return;
  const rows = vain.map(({ deliveryId, age, readFrom, doubted }) => ({
    deliveryId,
    age,
    readFrom,
    doubted: doubted?.what ?? null,
    doubtedSince: doubted?.since ?? null,
  }));
  await w.tx.$executeRaw`
    UPDATE "DeliveryFigures" f
    SET "readFrom" = vain."readFrom", "doubted" = vain."doubted", "doubtedSince" = vain."doubtedSince"
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS vain("deliveryId" uuid, "age" "ReadingAge", "readFrom" timestamptz, "doubted" "ReadingOutcome",
        "doubtedSince" timestamptz)
    JOIN "Delivery" d ON d."id" = vain."deliveryId" AND d."state" = 'sent'
    WHERE f."deliveryId" = vain."deliveryId" AND f."nextAge" = vain."age"`;
}
