import { createHash } from 'node:crypto';

import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Drafts that somebody was shown in full: fingerprints of what they saw, by draft id. */
export type Readings = ReadonlyMap<string, string>;

/** Reads which drafts of a batch somebody was shown in full. */
export async function readingsOf(
  tx: Pick<Transaction, 'batchReading'>,
  batchId: string,
  person: string,
): Promise<Readings> {
  const rows = await tx.batchReading.findMany({ where: { person, draft: { batchId } } });
  return new Map(rows.map(({ draftId, fingerprint }) => [draftId, fingerprint]));
}

/** Records that somebody was shown these drafts in full. */
export async function keepReadings({ tx, clock }: UnitOfWork, person: string, readings: Readings): Promise<void> {
  for (const [draftId, fingerprint] of readings) {
    const shown = { fingerprint, shownAt: clock.now() };
    const key = { draftId_person: { draftId, person } };
    await tx.batchReading.upsert({ where: key, create: { draftId, person, ...shown }, update: shown });
  }
}

/** Returns the SHA-256 of what somebody was shown, which a button carries. */
export function readingsHash(readings: Readings): string {
  const sorted = [...readings].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(canonicalJson(sorted)).digest('hex');
}
