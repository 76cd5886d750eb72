import { type Account, accountFromRow } from '#desks/account.ts';
import { type Draft, type DraftHead, readRevision, withRevision } from '#drafts/draft.ts';
import { renderingAt, renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';
import { type Delivery as DeliveryRow, Prisma } from '#storage/generated/client.ts';

import { type Delivery, deliveryFromRow } from './delivery.ts';
import type { DeliveryCorrection } from './outgoing-post.ts';

/** A delivery and its draft, both locked by this transaction: all that a move needs. */
export interface LockedRows<D extends Delivery = Delivery> {
  readonly draft: Omit<Draft, 'current' | 'authorship'>;
  readonly delivery: D;
}

/** The same with the draft's current revision. */
export interface Locked<D extends Delivery = Delivery> extends LockedRows<D> {
  readonly draft: Draft;
}

/** Both rows, locked and read in one statement: if two statements waited between them, one row would be older. */
type BothRows = DeliveryRow & {
  readonly deskId: string;
  readonly draftNumber: number;
  readonly author: string;
  readonly draftState: DraftHead['state'];
  readonly currentRevision: number;
  readonly draftCreatedAt: Date;
  readonly draftChangedAt: Date;
};

const bothRows = Prisma.sql`
  SELECT "Delivery".*, "Draft"."deskId", "Draft"."number" AS "draftNumber", "Draft"."author",
    "Draft"."state" AS "draftState", "Draft"."currentRevision", "Draft"."createdAt" AS "draftCreatedAt",
    "Draft"."changedAt" AS "draftChangedAt"
  FROM "Draft" JOIN "Delivery" ON "Delivery"."draftId" = "Draft"."id"`;

/** Locks the delivery's draft, then the delivery, and reads both; null if there is no such delivery. */
export async function lockDelivery(tx: Transaction, deliveryId: string): Promise<Locked | null> {
  const row = await lockRows(tx, deliveryId);
  return row === null ? null : { draft: await withRevision(tx, headOf(row)), delivery: deliveryFromRow(row) };
}

/** Locks as `lockDelivery` does, without reading the revision: for moves that do not depend on the draft's content. */
export async function lockToMove(tx: Transaction, deliveryId: string): Promise<LockedRows | null> {
  const row = await lockRows(tx, deliveryId);
  return row === null ? null : { draft: headOf(row), delivery: deliveryFromRow(row) };
}

async function lockRows(tx: Transaction, deliveryId: string): Promise<BothRows | null> {
  const [row] = await tx.$queryRaw<BothRows[]>`
    ${bothRows} WHERE "Delivery"."id" = ${deliveryId}::uuid FOR UPDATE OF "Draft" FOR UPDATE OF "Delivery"`;
  return row ?? null;
}

/** Deliveries of one draft, locked, with their draft. */
interface LockedReady {
  readonly draft: Draft;
  readonly deliveries: readonly Delivery[];
}

/**
 * Locks those of one draft's deliveries that are ready. The draft gets only a shared lock, so that jobs of one draft do
 * not wait for each other: the transaction may change the deliveries but not the draft, and the desk's policy cannot
 * change until it ends. Returns null if none is ready. This takes one statement: when many posts go out together, most
 * jobs find nothing left to do.
 */
export async function lockReady(tx: Transaction, deliveryIds: readonly string[]): Promise<LockedReady | null> {
  // In the order of their ids, so that two jobs for the same deliveries cannot deadlock.
  const rows = await tx.$queryRaw<BothRows[]>`
    ${bothRows} JOIN "Desk" ON "Desk"."id" = "Draft"."deskId"
    WHERE "Delivery"."id" = ANY(${[...deliveryIds]}::uuid[]) AND "Delivery"."state" = 'ready'
    ORDER BY "Delivery"."id" FOR SHARE OF "Draft" FOR UPDATE OF "Delivery" FOR KEY SHARE OF "Desk"`;
  const [row] = rows;
  if (row === undefined) return null;
  return { draft: await withRevision(tx, headOf(row)), deliveries: rows.map(deliveryFromRow) };
}

function headOf(row: BothRows): DraftHead {
  const { draftId: id, deskId, draftNumber: number, author, draftState: state, currentRevision } = row;
  const { draftCreatedAt: createdAt, draftChangedAt: changedAt } = row;
  return { id, deskId, number, author, state, currentRevision, createdAt, changedAt };
}

/** Returns what this delivery sends, or sent, by its own revision, with the account as it is now. */
export async function renderingOfDelivery(
  tx: Transaction,
  delivery: Delivery,
  rules: Rules,
  now: Date,
): Promise<{ readonly account: Account; readonly rendering: Rendering }> {
  const row = await tx.account.findUniqueOrThrow({ where: { id: delivery.accountId } });
  const revision = await readRevision(tx, delivery.draftId, delivery.revision);
  const account = accountFromRow(row, now);
  const renderings =
    revision === null ? [] : renderingsOf({ ...revision.content, accountIds: [account.id] }, [account], rules);
  const rendering = renderingAt(renderings, delivery);
  if (rendering === undefined) throw new Error(`delivery ${delivery.id} has no revision`);
  return { account, rendering };
}

/**
 * Returns the delivery that gave a post its content before a correction: the last edit with a smaller number, or the
 * post's own delivery.
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

/** Returns what a post was before a correction, as far as Tambour knows: as sent, or as the edit before left it. */
export async function renderingBefore(
  tx: Transaction,
  correction: Pick<DeliveryCorrection, 'correctsId' | 'number'>,
  rules: Rules,
  now: Date,
): Promise<Rendering> {
  return (await renderingOfDelivery(tx, await deliveryBefore(tx, correction), rules, now)).rendering;
}
