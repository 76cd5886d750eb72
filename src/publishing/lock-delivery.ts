import { type Account, accountFromRow } from '#desks/account.ts';
import { type Draft, type DraftHead, readRevision, withRevision } from '#drafts/draft.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';
import { type Delivery as DeliveryRow, Prisma } from '#storage/generated/client.ts';

import { type Delivery, type DeliveryCorrection, deliveryFromRow } from './delivery.ts';

/** A delivery of a draft that this transaction has locked. */
export interface Locked<D extends Delivery = Delivery> {
  readonly draft: Draft;
  readonly delivery: D;
}

/** Both rows, locked and read in one statement: after a wait between two, one row would be older than the other. */
type BothRows = DeliveryRow & {
  readonly deskId: string;
  readonly draftNumber: number;
  readonly author: string;
  readonly draftState: DraftHead['state'];
  readonly currentRevision: number;
  readonly draftCreatedAt: Date;
};

const bothRows = Prisma.sql`
  SELECT "Delivery".*, "Draft"."deskId", "Draft"."number" AS "draftNumber", "Draft"."author",
    "Draft"."state" AS "draftState", "Draft"."currentRevision", "Draft"."createdAt" AS "draftCreatedAt"
  FROM "Draft" JOIN "Delivery" ON "Delivery"."draftId" = "Draft"."id"`;

/** Locks the delivery's draft, then the delivery, and reads both; null if there is no such delivery. */
export async function lockDelivery(tx: Transaction, deliveryId: string): Promise<Locked | null> {
  const [row] = await tx.$queryRaw<BothRows[]>`
    ${bothRows} WHERE "Delivery"."id" = ${deliveryId}::uuid FOR UPDATE OF "Draft" FOR UPDATE OF "Delivery"`;
  return row === undefined ? null : lockedFrom(tx, row);
}

/**
 * Locks a ready delivery as `lockDelivery` does, but only keeps its draft from changing, so that the deliveries of one
 * draft need not wait for each other. The transaction may change the delivery, and not the draft. Returns null also if
 * it is not ready, found in one statement: when many go out together, most jobs find nothing left to do.
 */
export async function lockReadyAlone(tx: Transaction, deliveryId: string): Promise<Locked | null> {
  const [row] = await tx.$queryRaw<BothRows[]>`
    ${bothRows} WHERE "Delivery"."id" = ${deliveryId}::uuid AND "Delivery"."state" = 'ready'
    FOR SHARE OF "Draft" FOR UPDATE OF "Delivery"`;
  return row === undefined ? null : lockedFrom(tx, row);
}

async function lockedFrom(tx: Transaction, row: BothRows): Promise<Locked> {
  const { deskId, author, currentRevision } = row;
  const draft = await withRevision(tx, {
    id: row.draftId,
    deskId,
    number: row.draftNumber,
    author,
    state: row.draftState,
    currentRevision,
    createdAt: row.draftCreatedAt,
  });
  return { draft, delivery: deliveryFromRow(row) };
}

/**
 * Locks and reads up to `most` other deliveries of the draft's approved revision that are due and that nobody else has
 * locked; only those in `among`, unless it is null. The caller holds the draft by `lockReadyAlone`.
 */
export async function lockDueWith(
  tx: Transaction,
  { delivery }: Locked,
  now: Date,
  { most, among }: { readonly most: number; readonly among: readonly string[] | null },
): Promise<readonly Delivery[]> {
  if (most <= 0 || among?.length === 0) return [];
  const { id, draftId, revision } = delivery;
  const rows = await tx.$queryRaw<DeliveryRow[]>`
    SELECT * FROM "Delivery"
    WHERE "draftId" = ${draftId}::uuid AND "revision" = ${revision} AND "id" <> ${id}::uuid
      AND "state" = 'ready' AND "dueAt" <= ${now} AND (${among}::uuid[] IS NULL OR "id" = ANY(${among}::uuid[]))
    ORDER BY "id" LIMIT ${most} FOR UPDATE SKIP LOCKED`;
  return rows.map(deliveryFromRow);
}

/** Returns what this delivery sends, or sent, whatever its draft became since, with the account as it is now. */
export async function renderingOfDelivery(
  tx: Transaction,
  delivery: Delivery,
  rules: Rules,
  now: Date,
): Promise<{ readonly account: Account; readonly rendering: Rendering }> {
  const row = await tx.account.findUniqueOrThrow({ where: { id: delivery.accountId } });
  const revision = await readRevision(tx, delivery.draftId, delivery.revision);
  const account = accountFromRow(row, now);
  const [rendering] =
    revision === null ? [] : renderingsOf({ ...revision.content, accountIds: [account.id] }, [account], rules);
  if (rendering === undefined) throw new Error(`delivery ${delivery.id} has no revision`);
  return { account, rendering };
}

/**
 * Returns the delivery that made a post what it was before a correction: the last edit with a smaller number, or its
 * publication.
 */
export async function deliveryBefore(
  tx: Transaction,
  { correctsId, number }: Pick<DeliveryCorrection, 'correctsId' | 'number'>,
): Promise<Delivery> {
  const edited = await tx.delivery.findFirst({
    where: { correctsId, way: 'edit', state: 'sent', correctionNumber: { lt: number } },
    orderBy: { correctionNumber: 'desc' },
  });
  return deliveryFromRow(edited ?? (await tx.delivery.findUniqueOrThrow({ where: { id: correctsId } })));
}

/**
 * Returns what the post that a delivery corrects was, as far as Tambour knows: as sent, or as the last correction left
 * it.
 */
export async function renderingBefore(
  tx: Transaction,
  correction: Pick<DeliveryCorrection, 'correctsId' | 'number'>,
  rules: Rules,
  now: Date,
): Promise<Rendering> {
  return (await renderingOfDelivery(tx, await deliveryBefore(tx, correction), rules, now)).rendering;
}
