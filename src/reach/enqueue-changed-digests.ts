import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

/**
 * Enqueues, once each, a new composition of every posted digest that covers one of these deliveries. Waits for a digest
 * that is being posted right now, which holds its row.
 */
export async function enqueueChangedDigests(work: UnitOfWork, deliveryIds: readonly string[]): Promise<void> {
  const digests = await work.tx.$queryRaw<{ id: string; deskId: string; state: string }[]>`
    SELECT g."id", g."deskId", g."state"::text AS "state"
    FROM "Digest" g
    WHERE g."state" <> 'skipped' AND g."id" = ANY(ARRAY(
      SELECT about."id"
      FROM "DeliveryFigures" f
      -- OFFSET 0: looked up by its index for each, never by going through all digests that there are.
      CROSS JOIN LATERAL (
        SELECT one."id" FROM "Digest" one
        WHERE one."deskId" = f."deskId" AND one."publishedTo" > f."publishedAt"
          AND one."publishedFrom" <= f."publishedAt"
        OFFSET 0) about
      WHERE f."deliveryId" = ANY(${deliveryIds}::uuid[])))
    ORDER BY g."id"
    FOR SHARE OF g`;
  for (const { id: digestId, deskId, state } of digests) {
    if (state !== 'told') continue;
    const key = `digest.changed:${digestId}:${work.newId()}`;
    await notify(work, { key, deskId, draftId: null, kind: 'digest.changed', data: { digestId } });
  }
}
