import type { Rules } from '#drafts/renderings-of.ts';
import type { Network } from '#networks/network.ts';
import { readDelivery } from '#publishing/delivery.ts';
import { renderingOfDelivery } from '#publishing/lock-delivery.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import type { Look } from './look.ts';
import { enqueueChange } from './outside-change.ts';

/** Most posts to ask for in one look; the next look continues. */
const atOnce = 3;

/** Hours until a post that exists but is missing from the timeline is asked for again. */
const againAfterHours = 24;

/** Posts missing from a timeline: those that are gone, and those that exist. */
export interface Unlisted {
  readonly gone: readonly string[];
  readonly there: readonly string[];
}

/**
 * Asks for each post by Tambour that the timeline should show but does not: a timeline may lag or leave some out. A
 * post is gone only if the network then says so for certain.
 */
export async function findDeleted(
  { store, rules, network }: { readonly store: Store; readonly rules: Rules; readonly network: Network },
  look: Look,
  signal: AbortSignal,
): Promise<Unlisted> {
  const found = { gone: new Array<string>(), there: new Array<string>() };
  for (const deliveryId of await unlisted(store, look)) {
    const delivery = await readDelivery(store.db, deliveryId);
    if (delivery?.state !== 'sent') continue;
    const { rendering } = await renderingOfDelivery(store.db, delivery, rules, store.clock.now());
    const { kind } = await network.readBack(delivery.remoteId, rendering, signal);
    if (kind === 'missing') found.gone.push(deliveryId);
    if (kind === 'same' || kind === 'changed' || kind === 'unplayable') found.there.push(deliveryId);
  }
  return found;
}

async function unlisted({ db }: Store, look: Look): Promise<readonly string[]> {
  const { accountId, cameWith, begunAt, comparedFrom, lagMs } = look;
  const ids = cameWith.posts.flatMap(({ id, earlierIds }) => [id, ...earlierIds]);
  const from = new Date(cameWith.since.getTime() + lagMs);
  const until = new Date(begunAt.getTime() - lagMs);
  const askedBefore = new Date(begunAt.getTime() - againAfterHours * 3_600_000);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT d."id" FROM "Delivery" d LEFT JOIN "SeenPost" s ON s."deliveryId" = d."id"
    WHERE d."accountId" = ${accountId}::uuid AND d."state" = 'sent' AND d."remoteId" IS NOT NULL
      AND d."sentAt" > ${from}::timestamptz AND d."sentAt" < ${until}::timestamptz
      AND NOT d."remoteId" = ANY(${ids}::text[])
      AND (s."mark" IS NOT NULL OR d."sentAt" >= ${comparedFrom}::timestamptz)
      AND (s."askedAt" IS NULL OR s."askedAt" < ${askedBefore}::timestamptz)
      AND NOT EXISTS (SELECT 1 FROM "OutsideChange" c WHERE c."deliveryId" = d."id" AND c."kind" = 'deleted')
    ORDER BY d."sentAt" DESC LIMIT ${atOnce}`;
  return rows.map(({ id }) => id);
}

/** Records the result: notifies once about what is gone, and asks for what exists at most daily. */
export async function recordUnlisted(work: UnitOfWork, accountId: string, { gone, there }: Unlisted): Promise<void> {
  const askedAt = work.clock.now();
  for (const deliveryId of there) {
    const create = { deliveryId, askedAt, seenAt: askedAt };
    await work.tx.seenPost.upsert({ where: { deliveryId }, create, update: { askedAt } });
  }
  await enqueueDeleted(work, accountId, gone);
}

/**
 * Notifies once about each of Tambour's posts that is no longer public. Leaves out posts that Tambour was asked to
 * retract, even if it could not: people were then told to do it by hand.
 */
export async function enqueueDeleted(
  work: UnitOfWork,
  accountId: string,
  deliveryIds: readonly string[],
): Promise<void> {
  const rows = await work.tx.delivery.findMany({
    where: { id: { in: [...deliveryIds] }, state: 'sent', changes: { none: { kind: 'deleted' } } },
    select: { id: true, draftId: true },
  });
  for (const { id: deliveryId, draftId } of rows) {
    const asked = await work.tx.journalEntry.count({
      where: { draftId, kind: 'delivery.retractAsked', data: { path: ['deliveryId'], equals: deliveryId } },
    });
    if (asked === 0) await enqueueChange(work, accountId, { kind: 'deleted', deliveryId });
  }
}
