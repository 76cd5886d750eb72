import type { Counts } from '#networks/network.ts';
import type { ReadingAge, ReadingOutcome } from '#storage/generated/client.ts';
import type { Writing } from '#storage/store.ts';

import { copyCompared, type Boosted, type NextReading } from './copy-compared.ts';
import type { DueReading } from './due-readings.ts';
import { lockFigures } from './lock-figures.ts';
import { ageAfter, comparedAge, dueAtOf, punctualMs } from './reading-ages.ts';
import { tellChangedDigests } from './tell-changed-digests.ts';

/** What a reading at one age came to. */
export interface TakenReading {
  readonly age: ReadingAge;
  readonly outcome: ReadingOutcome;
  /** Null but for the outcome `counts`. */
  readonly counts: Counts | null;
  readonly readAt: Date;
}

/** The readings that a delivery was given, one age after the other, from the one that was due. */
export interface TakenReadings {
  readonly deliveryId: string;
  readonly publishedAt: Date;
  readonly readings: readonly [TakenReading, ...TakenReading[]];
  /** Null where nobody was asked, or nothing was told. */
  readonly boosted: Boosted | null;
}

/** A reading that was asked for in vain. It stays due, and is not asked for again before `readFrom`. */
export interface VainReading {
  readonly deliveryId: string;
  readonly age: ReadingAge;
  readonly readFrom: Date;
  readonly doubted: DueReading['doubted'];
}

/**
 * Keeps readings, says when the next ones are due, and has told digests composed anew. Of a delivery that was taken back
 * meanwhile, or whose next reading is another by now, nothing is kept: somebody else was first. No reading is ever
 * changed.
 */
export async function recordReadings(
  w: Writing,
  { taken, vain }: { readonly taken: readonly TakenReadings[]; readonly vain: readonly VainReading[] },
): Promise<void> {
  const due = await lockFigures(
    w.tx,
    [...taken, ...vain].map(({ deliveryId }) => deliveryId),
  );
  await putOff(
    w,
    vain.filter(({ deliveryId, age }) => due.get(deliveryId) === age),
  );
  await keep(
    w,
    taken.filter(({ deliveryId, readings }) => due.get(deliveryId) === readings[0].age),
  );
}

async function keep(w: Writing, taken: readonly TakenReadings[]): Promise<void> {
  if (taken.length === 0) return;
  await insertReadings(w, taken);
  const compared = taken.filter(isCompared);
  await moveOn(
    w,
    taken.filter((one) => !isCompared(one)),
  );
  if (compared.length === 0) return;
  await copyCompared(
    w.tx,
    compared.map((one) => ({ ...nextOf(one), boosted: one.boosted })),
  );
  await tellChangedDigests(
    w,
    compared.map(({ deliveryId }) => deliveryId),
  );
}

function isCompared({ readings }: TakenReadings): boolean {
  return readings.some(({ age }) => age === comparedAge);
}

// One row of text for the whole batch: a parameter for each count takes longer to be sent than the rows to be written.
async function insertReadings(w: Writing, taken: readonly TakenReadings[]): Promise<void> {
  const rows = taken.flatMap(({ deliveryId, publishedAt, readings }) =>
    readings.map(({ age, outcome, counts, readAt }) => {
      const isLate = readAt.getTime() > dueAtOf(publishedAt, age).getTime() + punctualMs;
      return { deliveryId, age, outcome, readAt, isLate, ...counts };
    }),
  );
  await w.tx.$executeRaw`
    INSERT INTO "Reading" ("deliveryId", "age", "outcome", "readAt", "isLate", "likes", "shares", "quotes", "replies",
      "ownReplies", "unanswered", "views")
    SELECT "deliveryId", "age", "outcome", "readAt", "isLate", "likes", "shares", "quotes", "replies", "ownReplies",
      "unanswered", "views"
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS taken("deliveryId" uuid, "age" "ReadingAge", "outcome" "ReadingOutcome", "readAt" timestamptz,
        "isLate" boolean, "likes" bigint, "shares" bigint, "quotes" bigint, "replies" bigint, "ownReplies" bigint,
        "unanswered" bigint, "views" bigint)`;
}

async function moveOn(w: Writing, taken: readonly TakenReadings[]): Promise<void> {
  if (taken.length === 0) return;
  const next = taken.map(nextOf);
  await w.tx.$executeRaw`
    UPDATE "DeliveryFigures" f
    SET "nextAge" = next."nextAge", "nextReadAt" = next."nextReadAt",
      "readFrom" = NULL, "doubted" = NULL, "doubtedSince" = NULL
    FROM jsonb_to_recordset(${JSON.stringify(next)}::jsonb)
      AS next("deliveryId" uuid, "nextAge" "ReadingAge", "nextReadAt" timestamptz)
    WHERE f."deliveryId" = next."deliveryId"`;
}

function nextOf({ deliveryId, publishedAt, readings }: TakenReadings): NextReading {
  const nextAge = ageAfter((readings.at(-1) ?? readings[0]).age);
  return { deliveryId, nextAge, nextReadAt: nextAge === null ? null : dueAtOf(publishedAt, nextAge) };
}

async function putOff(w: Writing, vain: readonly VainReading[]): Promise<void> {
  if (vain.length === 0) return;
  const rows = vain.map(({ deliveryId, readFrom, doubted }) => ({
    deliveryId,
    readFrom,
    doubted: doubted?.what ?? null,
    doubtedSince: doubted?.since ?? null,
  }));
  await w.tx.$executeRaw`
    UPDATE "DeliveryFigures" f
    SET "readFrom" = vain."readFrom", "doubted" = vain."doubted", "doubtedSince" = vain."doubtedSince"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS vain("deliveryId" uuid, "readFrom" timestamptz, "doubted" "ReadingOutcome", "doubtedSince" timestamptz)
    WHERE f."deliveryId" = vain."deliveryId"`;
}
