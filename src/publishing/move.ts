import { journal } from '#storage/journal.ts';
import { drawAnew, type Drawn } from '#storage/notify.ts';
import { type Delivery as DeliveryRow, Prisma } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type Delivery, deliveryFromRow } from './delivery.ts';
import type { LockedRows } from './lock-delivery.ts';
import { isAllowed, type MoveData, moves, wakesNext } from './moves.ts';
import { type Effect, effects } from './move-effects.ts';
import { enqueueMessage } from './publishing-notice.ts';
import { enqueueStep } from './queues.ts';
import { wakeNext, wakeNextAlone } from '#publishing/sending/turn.ts';

// Only this file writes a delivery's state: `move`, `publish`, and for several at once `plan` and `claim`.

/**
 * Moves a delivery to its next state. Writes in the same transaction what the move's row in `moves` says: the delivery,
 * the journal, the next steps, the messages to threads, and the redraw of everything that shows the draft. Wakes the
 * account's next post if that waited for this one. Throws if the table has no such move from the delivery's state.
 */
export async function move<K extends Exclude<keyof MoveData, 'publish'>>(
  work: UnitOfWork,
  locked: LockedRows,
  kind: K,
  data: MoveData[K],
): Promise<void> {
  await make(work, locked, kind, data);
}

/**
 * Makes the move "publish". Returns false, and does nothing, if another delivery of the account owns the post: a post
 * proves only one delivery.
 */
export async function publish(work: UnitOfWork, locked: LockedRows, data: MoveData['publish']): Promise<boolean> {
  return make(work, locked, 'publish', data);
}

async function make<K extends keyof MoveData>(
  work: UnitOfWork,
  locked: LockedRows,
  kind: K,
  data: MoveData[K],
): Promise<boolean> {
  const { draft, delivery } = locked;
  const { id: deliveryId, state } = delivery;
  if (!isAllowed(kind, state)) throw new Error(`delivery ${deliveryId} is ${state}: it cannot ${kind}`);
  const effect: Effect = await effects[kind](work, locked, data);
  if (!(await write(work, delivery, kind, effect))) return false;
  const { journal: entry, drawn } = moves[kind];
  if (entry !== null && effect.journal !== null)
    await recordMove(work, locked, { kind: entry, ...effect.journal, drawn });
  else drawAnew(work, draft, drawn);
  // In parallel: neither reads what the other writes.
  await Promise.all([enqueueSteps(work, delivery, effect), enqueueMessages(work, draft, effect)]);
  if (wakesNext(kind, state) && effect.keepsTurn !== true) await wake(work, delivery);
  return true;
}

async function enqueueSteps(
  work: UnitOfWork,
  { id: deliveryId, ...delivery }: Delivery,
  { steps = [] }: Effect,
): Promise<void> {
  for (const { attempt = delivery.attempt, at, ...step } of steps) {
    await enqueueStep(work, { deliveryId, attempt, ...step }, at);
  }
}

async function enqueueMessages(work: UnitOfWork, draft: LockedRows['draft'], { messages = [] }: Effect): Promise<void> {
  for (const { to = draft, ...message } of messages) await enqueueMessage(work, to, message);
}

async function write(
  { tx }: UnitOfWork,
  { id, accountId }: Delivery,
  kind: keyof MoveData,
  { set, post }: Effect,
): Promise<boolean> {
  const { to: state } = moves[kind];
  if (post === undefined) {
    await tx.delivery.update({ where: { id }, data: { ...set, state } });
    return true;
  }
  const count = await tx.$executeRaw`
    UPDATE "Delivery" SET
      "state" = ${state}::"DeliveryState", "why" = NULL, "remoteId" = ${post.id}, "remoteUrl" = ${post.url},
      "sentAt" = ${post.sentAt}, "leaseUntil" = NULL
    WHERE "id" = ${id}::uuid AND NOT EXISTS (
      SELECT 1 FROM "Delivery" other
      WHERE other."accountId" = ${accountId}::uuid AND other."remoteId" = ${post.id} AND other."id" <> ${id}::uuid)`;
  return count > 0;
}

/**
 * Enqueues the account's next post: in this transaction, or after its commit if an attempt has ended. Until the commit
 * another transaction may still queue its post behind this one; only afterwards can that post be seen and woken.
 */
async function wake(work: UnitOfWork, { accountId, state }: Delivery): Promise<void> {
  if (state !== 'sending') return wakeNext(work, accountId);
  work.afterCommit((store) => {
    store.jobs.begin('wake', () => wakeNextAlone(store, accountId));
  });
}

/**
 * Journals what became of a delivery, with its position if it is a later part of a series. `actor` left out: Tambour.
 */
export async function recordMove(
  work: UnitOfWork,
  { draft, delivery }: LockedRows,
  move: { readonly kind: string; readonly data?: object; readonly actor?: string; readonly drawn: Drawn },
): Promise<void> {
  const { id, accountId, revision, attempt, position } = delivery;
  await journal(work, {
    kind: `delivery.${move.kind}`,
    deskId: draft.deskId,
    draftId: draft.id,
    actor: move.actor ?? 'tambour',
    drawn: move.drawn,
    data: { deliveryId: id, accountId, revision, attempt, ...(position === 1 ? {} : { position }), ...move.data },
  });
}

/** Columns of an untried delivery of a single post that corrects nothing. */
const untried = {
  attempt: 0,
  turnAt: null,
  uploaded: [],
  sendingSince: null,
  leaseUntil: null,
  doubtSince: null,
  settleChecks: 0,
  absentLooks: 0,
  repeats: 0,
  why: null,
  remoteId: null,
  remoteUrl: null,
  sentAt: null,
  retractedAt: null,
  retractedBy: null,
  retractWhy: null,
  way: null,
  correctsId: null,
  correctionNumber: null,
  postId: null,
  postUrl: null,
  retractsOld: false,
  position: 1,
  afterId: null,
} as const satisfies Partial<DeliveryRow>;

/**
 * Columns that a plan gives; those of `untried` only where they differ, and `id` only if other rows of the plan name
 * it.
 */
export type PlannedRow = Omit<DeliveryRow, keyof typeof untried | 'state' | 'id' | 'key' | 'createdAt'> &
  Partial<Pick<DeliveryRow, keyof typeof untried | 'id'>>;

/** Inserts new deliveries. The caller writes the draft's one journal entry, and enqueues the jobs. */
export async function plan(work: UnitOfWork, planned: readonly PlannedRow[]): Promise<readonly Delivery[]> {
  if (planned.length === 0) return [];
  const rows = planned.map((row): DeliveryRow => ({
    ...untried,
    id: work.newId(),
    ...row,
    key: work.newId(),
    state: moves.plan.to,
    createdAt: work.clock.now(),
  }));
  // As JSON: Prisma compiles an insert of several rows anew each time, which takes longer than the rest of an approval.
  const created = await work.tx.$queryRaw<DeliveryRow[]>`
    INSERT INTO "Delivery" SELECT * FROM jsonb_populate_recordset(NULL::"Delivery", ${JSON.stringify(rows)}::jsonb)
    RETURNING *`;
  return created.map(deliveryFromRow);
}

/** An attempt that begins. `sendingSince`: when the first attempt that may have published began. */
interface Begun {
  readonly attempt: number;
  readonly sendingSince: Date;
}

/**
 * Makes the move "claim" for several deliveries in one statement, and counts each in its account's budget. Skips a
 * delivery (`this` in the SQL) for which any query of `unless` selects a row. The caller writes the journal and
 * enqueues the ends of the leases. Returns the attempts that begin.
 */
export async function claim(
  work: UnitOfWork,
  deliveries: readonly Delivery[],
  {
    leaseUntil,
    unless,
    rates,
  }: {
    readonly leaseUntil: Date;
    readonly unless: readonly Prisma.Sql[];
    /** Budgets by account id, with the permits taken. */
    readonly rates: ReadonlyMap<string, object>;
  },
): Promise<ReadonlyMap<string, Begun>> {
  const now = work.clock.now();
  const conditions = unless.map((one) => Prisma.sql`NOT EXISTS (${one})`);
  // After a doubt, the post that is looked for may be as old as the first attempt.
  const rows = await work.tx.$queryRaw<({ id: string } & Begun)[]>`
    WITH "begun" AS (
      UPDATE "Delivery" this SET
        "state" = ${moves.claim.to}::"DeliveryState", "attempt" = this."attempt" + 1, "leaseUntil" = ${leaseUntil},
        "sendingSince" = CASE WHEN this."doubtSince" IS NULL THEN ${now} ELSE coalesce(this."sendingSince", ${now}) END
      WHERE this."id" = ANY(${deliveries.map(({ id }) => id)}::uuid[])
        AND this."state"::text = ANY(${[...moves.claim.from]}::text[]) AND ${Prisma.join(conditions, ' AND ')}
      RETURNING this."id", this."attempt", this."accountId", this."sendingSince"
    ), "counted" AS (
      UPDATE "Account" SET "rates" = "taken"."rates"
      FROM unnest(
        ${[...rates.keys()]}::uuid[], ${[...rates.values()].map((state) => JSON.stringify(state))}::jsonb[]
      ) AS "taken"("id", "rates")
      WHERE "Account"."id" = "taken"."id" AND "taken"."id" IN (SELECT "accountId" FROM "begun")
    )
    SELECT "id", "attempt", "sendingSince" FROM "begun"`;
  // guard: a claim enqueues nothing else
  return new Map(rows.map(({ id, ...begun }) => [id, begun]));
}
