import type { Transaction } from '#storage/database.ts';
import { type Delivery as DeliveryRow, Prisma } from '#storage/generated/client.ts';

import { type Delivery, deliveryFromRow, isUnderWay, type SentDelivery } from '#publishing/delivery.ts';

/** A draft of a chain: a draft with what it corrects, and with all that corrects any of these. */
interface Link {
  readonly id: string;
  readonly correctsId: string | null;
}

const chain = (draftId: string): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE "above" AS (
    SELECT "id", "correctsId" FROM "Draft" WHERE "id" = ${draftId}::uuid
    UNION SELECT draft."id", draft."correctsId" FROM "Draft" draft JOIN "above" ON draft."id" = "above"."correctsId"
  ), "chain" AS (
    SELECT "id" FROM "above" UNION SELECT draft."id" FROM "Draft" draft JOIN "chain" ON draft."correctsId" = "chain"."id"
  )`;

/** Lists the drafts of a draft's chain, the latest first: in this order they are locked. */
export async function chainOf(tx: Transaction, draftId: string): Promise<readonly Link[]> {
  return tx.$queryRaw<Link[]>`
    ${chain(draftId)} SELECT "id", "correctsId" FROM "Draft" WHERE "id" IN (SELECT "id" FROM "chain") ORDER BY "number" DESC`;
}

/** Reads the deliveries of the other drafts of a draft's chain. */
export async function deliveriesInChain(tx: Transaction, draftId: string): Promise<readonly Delivery[]> {
  const rows = await tx.$queryRaw<DeliveryRow[]>`
    ${chain(draftId)}
    SELECT * FROM "Delivery" WHERE "draftId" IN (SELECT "id" FROM "chain") AND "draftId" <> ${draftId}::uuid
    ORDER BY "createdAt", "position", "id"`;
  return rows.map(deliveryFromRow);
}

/**
 * Returns the deliveries with each edit as gone as the post that it changed, once that is retracted: an edit has no post
 * of its own. For what people read.
 */
export async function withEditsGone(tx: Transaction, deliveries: readonly Delivery[]): Promise<readonly Delivery[]> {
  const edited = deliveries.flatMap((delivery) => editedBy(delivery) ?? []);
  if (edited.length === 0) return deliveries;
  const gone = await tx.delivery.findMany({
    where: { id: { in: edited }, state: { in: ['retracting', 'retracted'] } },
  });
  const posts = new Map(gone.map((row) => [row.id, deliveryFromRow(row)]));
  return deliveries.map((delivery) => {
    const post = posts.get(editedBy(delivery) ?? '');
    if (delivery.state !== 'sent' || post === undefined) return delivery;
    if (post.state === 'retracting') {
      const { state, retractedBy, retractWhy, waitsUntil } = post;
      return { ...delivery, state, retractedBy, retractWhy, waitsUntil };
    }
    if (post.state !== 'retracted') return delivery;
    const { state, retractedBy, retractWhy, retractedAt } = post;
    return { ...delivery, state, retractedBy, retractWhy, retractedAt };
  });
}

/** Returns the delivery whose post a sent edit changed; null for any other delivery. */
function editedBy({ state, correction }: Delivery): string | null {
  return state === 'sent' && correction?.way === 'edit' ? correction.correctsId : null;
}

/** Tells whether a delivery has a public post of its own; an edit has none. */
export function isRetractable(delivery: Delivery): delivery is SentDelivery {
  return delivery.state === 'sent' && delivery.correction?.way !== 'edit';
}

/** Tells whether a post may become public though nobody can call it off: it is on its way, or may have arrived. */
export function isArriving(delivery: Delivery): boolean {
  switch (delivery.state) {
    case 'sending':
    case 'doubt':
    case 'held':
    case 'ready':
    case 'failed':
      return isUnderWay(delivery);
    case 'sent':
    case 'cancelled':
    case 'retracting':
    case 'retracted':
      return false;
  }
}
