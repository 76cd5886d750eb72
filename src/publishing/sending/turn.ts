import type { Draft } from '#drafts/draft.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import { rateStateOf } from '#rates/rate-state.ts';
import { acquirePermit } from '#rates/acquire-permit.ts';
import { Prisma } from '#storage/generated/client.ts';
import type { Transaction } from '#storage/database.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import type { Delivery } from '#publishing/delivery.ts';
import type { PublishingNotice } from '#publishing/publishing-notice.ts';
import { enqueueFallback, enqueueStepIfAbsent } from '#publishing/queues.ts';

type Turn =
  | { readonly kind: 'now' }
  /** Another post of its account goes first. */
  | { readonly kind: 'behind' }
  /** Its account's rate limit has no permit until then. */
  | { readonly kind: 'limited'; readonly until: Date };

/**
 * Returns a function that tells whether a delivery's turn seems to have come. This reads one statement without a lock,
 * so that waiting deliveries cost the others next to nothing. The claim decides.
 */
export async function readTurns(
  tx: Transaction,
  rules: Rules,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<(delivery: Delivery) => Turn> {
  const rows = await tx.$queryRaw<{ id: string; network: NetworkKind; rates: unknown; isBehind: boolean }[]>`
    SELECT this."id", account."network", account."rates", EXISTS (${goingBefore(now)}) AS "isBehind"
    FROM "Delivery" this JOIN "Account" account ON account."id" = this."accountId"
    WHERE this."id" = ANY(${deliveries.map(({ id }) => id)}::uuid[])`;
  return ({ id: deliveryId }) => {
    const row = rows.find(({ id }) => id === deliveryId);
    if (row === undefined) throw new Error(`delivery ${deliveryId} has no account`);
    const limits = rules[row.network].rateLimits('publish');
    const request = { isUrgent: true, permitId: deliveryId, openUntilMs: now.getTime() };
    const taken = acquirePermit(rateStateOf(row.rates), limits, request, now.getTime());
    if (taken.kind === 'wait') return { kind: 'limited', until: new Date(taken.untilMs) };
    return { kind: row.isBehind ? 'behind' : 'now' };
  };
}

/**
 * Returns SQL that selects the posts that go before the delivery `this` on its account: one under way, those with an
 * earlier turn, and the part before it in its series, while that is unsettled. A part that waits for its part before
 * keeps no other post waiting.
 */
export function goingBefore(now: Date, selected = Prisma.sql`1`): Prisma.Sql {
  // guard: the order of an account
  return Prisma.sql`
    SELECT ${selected} FROM "Delivery" other
    WHERE other."accountId" = this."accountId" AND other."id" <> this."id" AND (
      ${isUnderWay(now)}
      OR other."state" = 'ready' AND other."notAfterAt" > ${now}
        AND (coalesce(other."turnAt", other."dueAt"), other."createdAt", other."position")
          < (coalesce(this."turnAt", this."dueAt"), this."createdAt", this."position")
        AND NOT ${waitsForPart(Prisma.sql`other`)}
      OR other."id" = this."afterId" AND ${isUnsettled(Prisma.sql`other`)})`;
}

/** Returns SQL that tells whether the delivery `other` is being sent. */
function isUnderWay(now: Date): Prisma.Sql {
  return Prisma.sql`(other."state" = 'sending' AND other."leaseUntil" > ${now})`;
}

function isUnsettled(delivery: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${delivery}."state" IN ('ready', 'sending', 'doubt')`;
}

/** Returns SQL that tells whether a delivery waits for the part before it in its series. */
function waitsForPart(delivery: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${delivery}."afterId" IS NOT NULL AND EXISTS (
    SELECT 1 FROM "Delivery" before WHERE before."id" = ${delivery}."afterId" AND ${isUnsettled(Prisma.sql`before`)}))`;
}

/** A post that waits this long for its turn waits for an upload, or a slow server: a moment is over. */
const moreThanAMomentMs = 30_000;

/**
 * Tells the thread, once, behind which draft a delivery still waits: one that uploads a video may take minutes, while
 * the card says "in a moment". Parts of a series wait for one another, which their lines say.
 */
export async function tellBehind(
  work: UnitOfWork,
  { id: deliveryId, accountId, attempt, dueAt, afterId }: Delivery,
  { id: draftId, deskId }: Pick<Draft, 'id' | 'deskId'>,
): Promise<void> {
  const now = work.clock.now();
  if (afterId !== null || now.getTime() - dueAt.getTime() < moreThanAMomentMs) return;
  const [before] = await work.tx.$queryRaw<{ number: number; deskId: string }[]>`
    SELECT draft."number", draft."deskId" FROM "Delivery" this, "Draft" draft
    WHERE this."id" = ${deliveryId}::uuid AND draft."id" IN (${goingBefore(now, Prisma.sql`other."draftId"`)})
    ORDER BY draft."createdAt" LIMIT 1`;
  if (before === undefined) return;
  const number = before.deskId === deskId ? before.number : null;
  const notice: PublishingNotice = { kind: 'delivery.queued', data: { deliveryId, accountId, number } };
  await notify(work, { ...notice, key: `${notice.kind}:${deliveryId}:${attempt}`, deskId, draftId });
}

/**
 * Each post wakes the next one. This is the fallback for when that wake-up is lost, for example because its process
 * died.
 */
const lookAgainMs = 10_000;

/**
 * Enqueues another try for a delivery that waits behind another of its account, in case nothing wakes it. A part of a
 * series is not tried before the parts before it are due, which may have been put off for days.
 */
export async function awaitTurn(work: UnitOfWork, delivery: Delivery): Promise<void> {
  const { id: deliveryId, accountId, attempt } = delivery;
  const nowMs = work.clock.now().getTime();
  const partsDueAtMs = await dueAtMsOfPartsBefore(work.tx, delivery);
  // On a grid, so that a delivery woken in vain many times is tried again only once.
  const at = new Date((Math.floor(Math.max(nowMs, partsDueAtMs) / lookAgainMs) + 1) * lookAgainMs);
  const isNew = await enqueueFallback(work, { deliveryId, step: 'send', attempt, round: 1 }, at);
  if (!isNew) return;
  // The post before may have ended, waking nothing, before others could see that this one waits.
  work.afterCommit((store) => {
    store.jobs.begin('wake', () => wakeNextAlone(store, accountId));
  });
}

/** Reads when the last ready part before this one is due, in milliseconds since 1970; 0 if none is ready. */
async function dueAtMsOfPartsBefore(tx: Transaction, { afterId }: Delivery): Promise<number> {
  if (afterId === null) return 0;
  const [row] = await tx.$queryRaw<{ dueAt: Date | null }[]>`
    WITH RECURSIVE before AS (
      SELECT "afterId", "state", "dueAt" FROM "Delivery" WHERE "id" = ${afterId}::uuid
      UNION ALL
      SELECT part."afterId", part."state", part."dueAt" FROM before JOIN "Delivery" part ON part."id" = before."afterId"
    ) SELECT max("dueAt") AS "dueAt" FROM before WHERE "state" = 'ready'`;
  return row?.dueAt?.getTime() ?? 0;
}

/** Enqueues the account's next due post, if there is one. */
export async function wakeNext(work: UnitOfWork, accountId: string): Promise<void> {
  const now = work.clock.now();
  const next = await nextDue(work.tx, accountId, now);
  if (next === null) return;
  await enqueueStepIfAbsent(work, { deliveryId: next.id, step: 'send', attempt: next.attempt, round: 1 }, now);
}

/** Enqueues the account's next due post in a transaction of its own; opens none if no post is due. */
export async function wakeNextAlone(store: Store, accountId: string): Promise<void> {
  if ((await nextDue(store.db, accountId, store.clock.now())) === null) return;
  await store.write((work) => wakeNext(work, accountId));
}

/** Returns the account's next due post; null if there is none, or if one is being sent, which will wake it. */
async function nextDue(
  tx: Transaction,
  accountId: string,
  now: Date,
): Promise<{ readonly id: string; readonly attempt: number } | null> {
  const [next] = await tx.$queryRaw<{ id: string; attempt: number }[]>`
    SELECT "id", "attempt" FROM "Delivery" this
    WHERE "accountId" = ${accountId}::uuid AND "state" = 'ready' AND "dueAt" <= ${now} AND "notAfterAt" > ${now}
      AND NOT ${waitsForPart(Prisma.sql`this`)}
      AND NOT EXISTS (SELECT 1 FROM "Delivery" other WHERE other."accountId" = this."accountId" AND ${isUnderWay(now)})
    ORDER BY coalesce("turnAt", "dueAt"), "createdAt", "position" LIMIT 1`;
  return next ?? null;
}
