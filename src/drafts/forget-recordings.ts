import type { Store } from '#storage/store.ts';

import { forgetPieces } from './recording-bytes.ts';

const dayMs = 86_400_000;
/** How many days a file may wait for the draft that it is for. */
const unusedDays = 2;
const mostAtOnce = 50;

/**
 * Deletes the pieces of recordings that no desk needs any more: those whose posts were public, or whose drafts ended or
 * failed, more than the desk's number of days ago, and those that are in no draft. Their hash, and what contents say of
 * them, stays. Posts that may still leave keep their recordings.
 */
export async function forgetRecordings(store: Store): Promise<void> {
  const now = store.clock.now();
  const before = new Date(now.getTime() - unusedDays * dayMs);
  const due = await store.db.$queryRaw<{ sha256: string }[]>`
    SELECT one."sha256" FROM "Recording" one
    WHERE one."removedAt" IS NULL AND one."createdAt" < ${before}
      AND NOT EXISTS (
        SELECT FROM "Revision" revision
          JOIN "Draft" draft ON draft."id" = revision."draftId" JOIN "Desk" desk ON desk."id" = draft."deskId"
        WHERE revision."media" @> jsonb_build_array(jsonb_build_object('sha256', one."sha256"))
          AND (
            draft."state" IN ('writing', 'asked')
            OR draft."changedAt" > ${now}::timestamptz - make_interval(days => desk."recordingDays")
            OR EXISTS (
              SELECT FROM "Delivery" delivery WHERE delivery."draftId" = draft."id" AND (
                delivery."state" IN ('ready', 'sending', 'doubt', 'held')
                OR (delivery."state" = 'failed'
                  AND delivery."dueAt" > ${now}::timestamptz - make_interval(days => desk."recordingDays"))
                OR delivery."sentAt" > ${now}::timestamptz - make_interval(days => desk."recordingDays"))
            )
          )
      )
      AND NOT EXISTS (
        SELECT FROM "Wording" wording
        WHERE wording."state" = 'open'
          AND wording."content" -> 'media' @> jsonb_build_array(jsonb_build_object('sha256', one."sha256"))
      )
    ORDER BY one."createdAt" LIMIT ${mostAtOnce}`;
  for (const { sha256 } of due) {
    await store.write(async ({ tx }) => {
      // If somebody has dropped the same file just now, its row is young again and stays.
      const { count } = await tx.recording.updateMany({
        where: { sha256, createdAt: { lt: before } },
        data: { removedAt: now, keptAt: null },
      });
      if (count > 0) await forgetPieces(tx, sha256);
    });
  }
}
