import type { Counts } from '#networks/read-outcome.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueChangedDigests } from '#reach/enqueue-changed-digests.ts';
import { punctualMs } from '#reach/reading-ages.ts';
import type { DueOriginal } from './due-originals.ts';

/** A reading of a relayed post on one of our accounts. */
export interface TakenOriginal {
  readonly original: DueOriginal;
  readonly outcome: 'counts' | 'missing' | 'unreadable';
  readonly counts: Counts | null;
  readonly readAt: Date;
}

/** A failed reading, not repeated before `readNotBefore`. */
export interface VainOriginal {
  readonly original: DueOriginal;
  readonly readNotBefore: Date;
  readonly doubted: DueOriginal['doubted'];
}

/**
 * Stores readings of relayed posts, with the followers at their publication as for our own deliveries, and enqueues new
 * compositions of posted digests. A stored reading is never changed.
 */
export async function keepOriginals(
  work: UnitOfWork,
  { taken, vain }: { readonly taken: readonly TakenOriginal[]; readonly vain: readonly VainOriginal[] },
): Promise<void> {
  for (const { original, readNotBefore, doubted } of vain) {
    await work.tx.originalFigures.updateMany({
      where: { draftId: original.draftId, outcome: null },
      data: { readNotBefore, doubted: doubted?.what ?? null, doubtedSince: doubted?.since ?? null },
    });
  }
  for (const { original, outcome, counts, readAt } of taken) {
    const isLate = readAt.getTime() > original.dueAt.getTime() + punctualMs;
    await work.tx.originalFigures.updateMany({
      where: { draftId: original.draftId, outcome: null },
      data: { outcome, readAt, isLate, ...counts },
    });
    await work.tx.$executeRaw`
      UPDATE "OriginalFigures" o SET "followers" = (
        SELECT near."followers" FROM "FollowerReading" near
        WHERE near."accountId" = o."accountId" AND near."followers" IS NOT NULL
          AND near."readAt" BETWEEN o."publishedAt" - interval '36 hours' AND o."publishedAt" + interval '36 hours'
        ORDER BY abs(extract(epoch FROM near."readAt" - o."publishedAt")), near."day"
        LIMIT 1)
      WHERE o."draftId" = ${original.draftId}::uuid`;
  }
  if (taken.length === 0) return;
  const draftIds = taken.map(({ original }) => original.draftId);
  const rows = await work.tx.deliveryFigures.findMany({ where: { draftId: { in: draftIds } } });
  await enqueueChangedDigests(
    work,
    rows.map(({ deliveryId }) => deliveryId),
  );
}
