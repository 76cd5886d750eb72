import { enqueueAccountNotice } from '#accounts/account-notice.ts';
import { endLeft } from '#accounts/leaving/leaving.ts';
import { keepBegun, keepEnded, keepNext } from '#accounts/sleeps.ts';
import { lapseRequests } from '#approvals/requests/end.ts';
import { accountFromRow, noSleep } from '#desks/account.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { lockDraft } from '#drafts/draft.ts';
import type { Transaction } from '#storage/database.ts';
import { Prisma, type Sleep } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { askTogether, isAskedTogether, mostAskedApart } from '#publishing/deciding/ask-together.ts';
import { deliveriesOf } from '#publishing/delivery.ts';
import { isOfEmergency } from './is-of-emergency.ts';
import { move } from '#publishing/move.ts';
import { enqueueMessage } from '#publishing/publishing-notice.ts';

/** The person who puts an account to sleep or wakes it; the name is for the journal. */
interface Sleeper {
  /** A platform user id, or "administrator". */
  readonly id: string;
  readonly name: string;
}

interface SleepRequest {
  readonly accountId: string;
  readonly by: Sleeper;
  readonly until: Date | null;
  readonly why: string | null;
  /** True if posts of a real emergency still leave. */
  readonly exceptEmergencies?: boolean;
  /** The leaving that puts the account to sleep. */
  readonly leavingId?: string;
  /** The planned sleep that begins. */
  readonly planned?: { readonly id: string; readonly startsAt: Date };
}

/**
 * Puts an account to sleep until `until`, or until it is woken if that is null. Notifies every desk that has it. The
 * caller checks who may do this.
 */
export async function putToSleep(work: UnitOfWork, request: SleepRequest): Promise<void> {
  const { accountId, by, until, why, exceptEmergencies = false, leavingId, planned } = request;
  const since = planned?.startsAt ?? work.clock.now();
  const asleep = { asleepUntil: until, asleepSince: since, asleepBy: by.id, asleepWhy: why };
  const data = { state: 'asleep', pausedWhy: null, ...asleep, asleepExceptEmergencies: exceptEmergencies } as const;
  await work.tx.account.update({ where: { id: accountId }, data });
  const plannedId = planned?.id ?? null;
  await keepBegun(work, { accountId, by: by.id, until, why, exceptEmergencies, plannedId });
  const byPlan = leavingId === undefined ? {} : { leavingId };
  const ahead = planned === undefined ? {} : { sleepId: planned.id };
  const except = exceptEmergencies ? { exceptEmergencies } : {};
  const entry = { accountId, until, why, name: by.name, ...except, ...byPlan, ...ahead };
  await journal(work, { kind: 'account.asleep', deskId: null, draftId: null, actor: by.id, data: entry });
  const told = { accountId, at: since.toISOString(), by: by.id, until: until?.toISOString() ?? null, why };
  const leaving = { exceptEmergencies, leavingId: leavingId ?? null };
  await enqueueAccountNotice(work, { kind: 'account.asleep', data: { ...told, ...leaving } });
  // This is not the sleep whose end was asked for, so those wakings end. A planned one is the same sleep.
  if (planned === undefined) await lapseRequests(work, { kind: 'waking', aboutId: accountId });
  await showHeld(work, accountId);
}

/**
 * Puts an account to sleep as `putToSleep` does, or prolongs its sleep, for somebody in the chat. Neither shortens a
 * sleep (`shorter`) nor opens it, or one planned to begin in it, to emergencies (`looser`): both need an agreement.
 */
export async function fallAsleep(
  work: UnitOfWork,
  request: SleepRequest,
): Promise<{ readonly kind: 'asleep' | 'shorter' | 'looser' }> {
  const { accountId, until, exceptEmergencies = false } = request;
  await work.tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const row = await work.tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const { standing } = accountFromRow(row, work.clock.now());
  // Nobody alone may end a sleep before its agreed end.
  if (standing.kind === 'asleep' && isSooner(until, standing.until)) return { kind: 'shorter' };
  const isClosed = standing.kind === 'asleep' && !standing.exceptEmergencies;
  // Nor open it to emergencies: that takes a waking.
  if (exceptEmergencies && (isClosed || (await isClosedBefore(work.tx, accountId, until)))) return { kind: 'looser' };
  await putToSleep(work, request);
  return { kind: 'asleep' };
}

/** Tells whether a sleep without an exception for emergencies is planned to begin before `until`; null: at any time. */
async function isClosedBefore(tx: Transaction, accountId: string, until: Date | null): Promise<boolean> {
  const ahead = { accountId, begunAt: null, cancelledAt: null, exceptEmergencies: false };
  return (await tx.sleep.count({ where: { ...ahead, ...(until === null ? {} : { startsAt: { lt: until } }) } })) > 0;
}

/**
 * Begins each planned sleep whose time has come. One that falls into a longer sleep is part of that. Even before this
 * has run nothing leaves: the gate obeys the plan. Returns how many began.
 */
export async function beginSleeps(store: Store): Promise<number> {
  const due = await store.db.$queryRaw<{ id: string; accountId: string }[]>`
    SELECT "id", "accountId" FROM "Sleep"
    WHERE "begunAt" IS NULL AND "cancelledAt" IS NULL AND "startsAt" <= ${store.clock.now()}
    ORDER BY "startsAt", "id"`;
  for (const { id, accountId } of due) {
    await store.write(async (work) => {
      await work.tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
      const sleep = await work.tx.sleep.findUniqueOrThrow({ where: { id } });
      if (sleep.begunAt === null && sleep.cancelledAt === null) await begin(work, sleep);
    });
  }
  return due.length;
}

async function begin(work: UnitOfWork, planned: Sleep): Promise<void> {
  const { id, accountId, startsAt, endsAt: until, label, by, exceptEmergencies } = planned;
  const row = await work.tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const { state, asleepUntil, asleepExceptEmergencies } = row;
  if (state === 'asleep' && !isSooner(asleepUntil, until)) {
    await work.tx.sleep.update({ where: { id }, data: { begunAt: work.clock.now() } });
    return keepNext(work, accountId);
  }
  const person = by ?? 'administrator';
  const sleeper = { id: person, name: person };
  // A plan does not open a running sleep to emergencies.
  const isOpen = exceptEmergencies && (state !== 'asleep' || asleepExceptEmergencies);
  const request = { accountId, by: sleeper, until, why: label, exceptEmergencies: isOpen };
  await putToSleep(work, { ...request, planned: { id, startsAt } });
}

/** Tells whether one end of a sleep comes before another; null: until woken. */
function isSooner(one: Date | null, other: Date | null): boolean {
  return one !== null && (other === null || one < other);
}

// Clears all marks of the sleep, such as that a changed row was reported.
const awake = { state: 'active', pausedWhy: null, ...noSleep } as const;

/**
 * Wakes a sleeping account, and notifies every desk that has it. This releases no post: what was held meanwhile waits
 * until somebody lets it go. Nothing else ends a sleep before its time. `wakingId`: the waking that a desk agreed to;
 * left out if the administrator wakes it alone. Returns whether the account slept.
 */
export async function wake(
  work: UnitOfWork,
  {
    accountId,
    by,
    wakingId = null,
  }: { readonly accountId: string; readonly by: Sleeper; readonly wakingId?: string | null },
): Promise<boolean> {
  const { count } = await work.tx.account.updateMany({
    where: { id: accountId, state: 'asleep' },
    data: awake,
  });
  if (count === 0) return false;
  await keepEnded(work, accountId);
  await enqueueWoken(work, accountId, { by, wakingId });
  return true;
}

/**
 * Holds what sleeping accounts were to send before their sleep ends, and asks each author in its thread what to do,
 * while there is time for another account or another hour. If there are many posts, one message in the channel asks
 * about all. What is due after the sleep's end stays ready. Uses one transaction per draft. Returns how many deliveries
 * were held.
 */
export async function holdAllAsleep(store: Store): Promise<number> {
  const all = await store.db.$queryRaw<CoveredRow[]>`
    SELECT delivery."draftId", "Draft"."deskId", delivery."accountId", ${isOpenRow} FROM "Delivery" delivery
    JOIN "Account" ON "Account"."id" = delivery."accountId" JOIN "Draft" ON "Draft"."id" = delivery."draftId"
    WHERE delivery."state" = 'ready' AND ${isCovered} ORDER BY delivery."dueAt", delivery."draftId"`;
  const covered: CoveredRow[] = [];
  for (const one of all) if (!one.isOpen || !(await isOfEmergency(store.db, one.draftId))) covered.push(one);
  await askTogether(store, covered);
  let held = 0;
  const draftIds = new Set(covered.map(({ draftId }) => draftId));
  for (const id of draftIds) held += await store.write((work) => holdDraft(work, id));
  return held;
}

/** SQL condition: the row's "Account" sleeps past the time of its "delivery", which is not a correction. */
const isCovered = Prisma.sql`"Account"."state" = 'asleep' AND delivery."correctsId" IS NULL
  AND ("Account"."asleepUntil" IS NULL OR delivery."dueAt" < "Account"."asleepUntil")`;

interface CoveredRow {
  readonly draftId: string;
  readonly deskId: string;
  readonly accountId: string;
  /** The sleep lets posts of a real emergency pass. */
  readonly isOpen: boolean;
}

const isOpenRow = Prisma.sql`"Account"."asleepExceptEmergencies" AS "isOpen"`;

async function holdDraft(work: UnitOfWork, draftId: string): Promise<number> {
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) return 0;
  const isEmergency = await isOfEmergency(work.tx, draftId);
  const covered = await work.tx.$queryRaw<{ id: string }[]>`
    SELECT delivery."id" FROM "Delivery" delivery JOIN "Account" ON "Account"."id" = delivery."accountId"
    WHERE delivery."draftId" = ${draftId}::uuid AND delivery."state" = 'ready' AND ${isCovered}
      AND NOT (${isEmergency} AND "Account"."asleepExceptEmergencies")
    ORDER BY 1 FOR UPDATE OF delivery`;
  const deliveries = await deliveriesOf(work.tx, draftId);
  for (const delivery of deliveries.filter(({ id }) => covered.some((one) => one.id === id))) {
    const isTold = await isAskedTogether(work.tx, draft.deskId, delivery);
    await move(work, { draft, delivery }, 'hold', { why: 'account_asleep', isTold });
  }
  return covered.length;
}

/**
 * Ends each sleep whose time has come, and notifies as for any other waking, so that the desks know from when their
 * posts leave again. Returns how many ended.
 */
export async function endSleeps(store: Store): Promise<number> {
  const now = store.clock.now();
  const over = { state: 'asleep', asleepUntil: { lte: now } } as const;
  const accounts = await store.db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Account" WHERE "state" = 'asleep' AND "asleepUntil" <= ${now} ORDER BY 1`;
  for (const { id } of accounts) {
    await store.write(async (work) => {
      const { count } = await work.tx.account.updateMany({ where: { id, ...over }, data: awake });
      if (count === 0) return;
      await keepEnded(work, id);
      await enqueueWoken(work, id, { by: null, wakingId: null });
    });
  }
  return accounts.length;
}

/** Journals a waking, and notifies the desks of it. `by` null: the sleep ended at its time. */
async function enqueueWoken(
  work: UnitOfWork,
  accountId: string,
  { by, wakingId }: { readonly by: Sleeper | null; readonly wakingId: string | null },
): Promise<void> {
  const named = by === null ? {} : { name: by.name };
  const data = { accountId, ...named, ...(wakingId === null ? {} : { wakingId }) };
  await journal(work, { kind: 'account.woken', deskId: null, draftId: null, actor: by?.id ?? 'tambour', data });
  const at = work.clock.now().toISOString();
  await enqueueAccountNotice(work, { kind: 'account.woken', data: { accountId, at, by: by?.id ?? null } });
  await lapseRequests(work, { kind: 'waking', aboutId: accountId });
  await endLeft(work, accountId);
  await askAboutHeld(work, accountId);
}

/** Asks about each post that the sleep held, in its thread; if there are many, the waking's message asks about all. */
async function askAboutHeld(work: UnitOfWork, accountId: string): Promise<void> {
  const held = await work.tx.delivery.findMany({
    where: { accountId, state: 'held', why: 'account_asleep', doubtSince: null },
    select: { id: true, draft: { select: { id: true, deskId: true } } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  for (const ofDesk of Map.groupBy(held, ({ draft }) => draft.deskId).values()) {
    if (ofDesk.length > mostAskedApart) continue;
    for (const { id: deliveryId, draft } of ofDesk) {
      await enqueueMessage(work, draft, { kind: 'delivery.accountAwake', data: { deliveryId, accountId } });
    }
  }
  await showHeld(work, accountId);
}

/** Enqueues a redraw of the cards whose buttons depend on whether the account sleeps. */
async function showHeld(work: UnitOfWork, accountId: string): Promise<void> {
  const drafts = await work.tx.draft.findMany({
    where: { deliveries: { some: { accountId, state: 'held', why: 'account_asleep' } } },
    select: { id: true, deskId: true },
    orderBy: { createdAt: 'asc' },
  });
  for (const draft of drafts) await enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} });
}
