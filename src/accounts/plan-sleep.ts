import type { NamedPerson } from '#approvals/requests/ask.ts';
import { lapseRequests } from '#approvals/requests/end.ts';
import { accountFromRow, type NextSleep } from '#desks/account.ts';
import type { Transaction } from '#storage/database.ts';
import type { Sleep } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueAccountNotice } from './account-notice.ts';
import { enqueueAnnouncements } from './announce-sleeps.ts';
import { keepNext } from './sleeps.ts';
import { deskThatWakes } from './desk-that-wakes.ts';

type PlanOutcome =
  | { readonly kind: 'planned' }
  /** It would have begun already. */
  | { readonly kind: 'begun' }
  /** The account will be asleep then anyway, at least in part. */
  | { readonly kind: 'overlaps' };

/**
 * Plans a sleep of an account, and notifies every desk that has it. It may not overlap another sleep, planned or under
 * way. The caller checks permission.
 */
export async function planSleep(
  work: UnitOfWork,
  plan: Omit<NextSleep, 'exceptEmergencies'> & {
    readonly accountId: string;
    readonly by: NamedPerson;
    readonly label: string | null;
    /** Left out: it stops emergency posts too. */
    readonly exceptEmergencies?: boolean;
  },
): Promise<PlanOutcome> {
  const { accountId, startsAt, endsAt, label, by, exceptEmergencies = false } = plan;
  // Lock the account: a claim under way ends first, and no second plan is made meanwhile.
  await work.tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const now = work.clock.now();
  if (startsAt <= now || endsAt <= startsAt) return { kind: 'begun' };
  const { standing } = accountFromRow(await work.tx.account.findUniqueOrThrow({ where: { id: accountId } }), now);
  if (standing.kind === 'asleep' && (standing.until === null || standing.until > startsAt)) return { kind: 'overlaps' };
  const other = await work.tx.sleep.findFirst({
    where: { accountId, begunAt: null, cancelledAt: null, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
  });
  if (other !== null) return { kind: 'overlaps' };
  const times = { startsAt, endsAt, createdAt: now, exceptEmergencies };
  const sleep = await work.tx.sleep.create({ data: { id: work.newId(), accountId, label, by: by.id, ...times } });
  await keepNext(work, accountId);
  const data = {
    accountId,
    sleepId: sleep.id,
    from: startsAt,
    until: endsAt,
    label,
    name: by.name,
    ...(exceptEmergencies ? { exceptEmergencies } : {}),
  };
  await journal(work, { kind: 'account.sleepPlanned', deskId: null, draftId: null, actor: by.id, data });
  const told = await enqueueAnnouncements(work, sleep);
  const notice = { accountId, sleepId: sleep.id, at: now.toISOString() };
  await enqueueAccountNotice(work, { kind: 'account.sleepPlanned', data: notice }, told);
  return { kind: 'planned' };
}

type CancelOutcome =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'mayNot' }
  /** The desks know that it comes: the approvers decide. */
  | { readonly kind: 'announced' }
  /** It has begun, or was called off. */
  | { readonly kind: 'over' };

/**
 * Cancels a planned sleep that was not announced yet. Allowed for the person who planned it, and for a steward of the
 * desk that decides about the account. Posts scheduled during it leave at their time.
 */
export async function cancelUnannounced(
  work: UnitOfWork,
  request: {
    readonly sleepId: string;
    readonly by: NamedPerson;
    /** The desk where this person is a steward; null: none. */
    readonly stewardOf: string | null;
  },
): Promise<CancelOutcome> {
  const { sleepId, by, stewardOf } = request;
  const sleep = await lockSleep(work.tx, sleepId);
  if (sleep === null || !isAhead(sleep, work.clock.now())) return { kind: 'over' };
  const owner = await deskThatWakes(work.tx, sleep.accountId);
  if (sleep.by !== by.id && (stewardOf === null || owner?.id !== stewardOf)) return { kind: 'mayNot' };
  if (sleep.announcedAt !== null) return { kind: 'announced' };
  await cancel(work, sleep, by, null);
  return { kind: 'cancelled' };
}

/** Cancels the account's next sleep, as a desk has agreed to. Does nothing if none is planned. */
export async function cancelNext(
  work: UnitOfWork,
  { accountId, by, wakingId }: { readonly accountId: string; readonly by: NamedPerson; readonly wakingId: string },
): Promise<void> {
  const sleep = await nextSleep(work.tx, accountId);
  if (sleep !== null && isAhead(sleep, work.clock.now())) await cancel(work, sleep, by, wakingId);
}

async function cancel(work: UnitOfWork, sleep: Sleep, by: NamedPerson, wakingId: string | null): Promise<void> {
  const { id: sleepId, accountId } = sleep;
  const now = work.clock.now();
  await work.tx.sleep.update({ where: { id: sleepId }, data: { cancelledAt: now } });
  await keepNext(work, accountId);
  const data = { accountId, sleepId, name: by.name, ...(wakingId === null ? {} : { wakingId }) };
  await journal(work, { kind: 'account.sleepCancelled', deskId: null, draftId: null, actor: by.id, data });
  const told = { accountId, sleepId, at: now.toISOString(), by: by.id };
  await enqueueAccountNotice(work, { kind: 'account.sleepCancelled', data: told });
  await lapseRequests(work, { kind: 'waking', aboutId: accountId });
}

/** Reads the account's next sleep that has not begun; null if none is planned. */
export async function nextSleep(tx: Transaction, accountId: string): Promise<Sleep | null> {
  return tx.sleep.findFirst({
    where: { accountId, begunAt: null, cancelledAt: null },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
}

/** Reads the sleep, and locks its account against sleeping and waking until the transaction ends. */
async function lockSleep(tx: Transaction, id: string): Promise<Sleep | null> {
  await tx.$executeRaw`
    SELECT FROM "Account" WHERE "id" = (SELECT "accountId" FROM "Sleep" WHERE "id" = ${id}::uuid) FOR NO KEY UPDATE`;
  return tx.sleep.findUnique({ where: { id } });
}

/** Tells whether a planned sleep is still to come. */
function isAhead({ begunAt, cancelledAt, startsAt }: Sleep, now: Date): boolean {
  return begunAt === null && cancelledAt === null && startsAt > now;
}
