import { notify } from '#storage/notify.ts';
import type { Writing } from '#storage/store.ts';

/**
 * Has each digest composed anew that was told already and is about one of these deliveries; once each. Waits for a
 * digest that is being told just now, which holds its row.
 */
export async function tellChangedDigests(w: Writing, deliveryIds: readonly string[]): Promise<void> {
  const digests = await w.tx.$queryRaw<{ id: string; deskId: string; state: string }[]>`
    SELECT g."id", g."deskId", g."state"::text AS "state"
    FROM "Digest" g
    WHERE g."state" <> 'skipped' AND EXISTS (
      SELECT 1 FROM "DeliveryFigures" f
      WHERE f."deliveryId" = ANY(${deliveryIds}::uuid[]) AND f."deskId" = g."deskId"
        AND f."publishedAt" >= g."publishedFrom" AND f."publishedAt" < g."publishedTo")
    ORDER BY g."id"
    FOR SHARE OF g`;
  for (const { id: digestId, deskId, state } of digests) {
    if (state !== 'told') continue;
    const key = `digest.changed:${digestId}:${w.newId()}`;
    await notify(w, { key, deskId, draftId: null, kind: 'digest.changed', data: { digestId } });
  }
}
