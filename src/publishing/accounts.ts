import { accountFromRow, noSleep } from '#desks/account.ts';
import type { Draft } from '#drafts/draft.ts';
import type { LockedWhy } from '#networks/setback.ts';
import type { Account } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import type { Delivery } from './delivery.ts';
import { lockDelivery, type LockedRows } from './lock-delivery.ts';
import { move } from './move.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { enqueueMessage } from './publishing-notice.ts';
import { readyDelivery } from '#publishing/sending/ready.ts';
import { afterHeld, type HeldWhy, heldWhySchema } from './why.ts';

/**
 * Pauses the account: nothing leaves by it until a person has repaired it. A sleeping account keeps sleeping: trying
 * again ends a pause, but never a sleep. Returns whether people are notified now, which happens once per pause.
 */
export async function pauseAccount(
  work: UnitOfWork,
  draft: Pick<Draft, 'id' | 'deskId'>,
  accountId: string,
  why: LockedWhy,
): Promise<boolean> {
  const { count } = await work.tx.account.updateMany({
    // guard: a pause ends no sleep
    where: { id: accountId, OR: [{ state: 'active' }, { state: 'asleep', asleepUntil: { lte: work.clock.now() } }] },
    data: { state: 'paused', pausedWhy: why, ...noSleep },
  });
  if (count === 0) return false;
  await journal(work, {
    kind: 'account.paused',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: 'tambour',
    data: { accountId, why },
  });
  await enqueueMessage(work, draft, { kind: 'account.paused', data: { accountId, why } });
  return true;
}

/**
 * Pauses an account that the network locked, and holds the delivery. A new pause notifies people itself; the hold then
 * says nothing more.
 */
export async function pauseAndHold(work: UnitOfWork, locked: LockedRows, why: LockedWhy): Promise<void> {
  const isTold = await pauseAccount(work, locked.draft, locked.delivery.accountId, why);
  // The hold notifies if the post may be public: that is news of its own.
  const isUnsure = locked.delivery.doubtSince !== null;
  await move(work, locked, 'hold', { why: 'account_paused', isTold: isTold && !isUnsure });
}

/** Faults of an account or its network, for which a delivery is held. */
const faults: readonly HeldWhy[] = heldWhySchema.options.filter((why) => afterHeld[why] === 'repair');

/**
 * Resumes a repaired account and releases the deliveries that its fault held, unless their time has passed. A sleeping
 * account keeps sleeping. Returns how many deliveries were released.
 */
export async function resumeAccount(
  store: Store,
  { accountId, by }: { readonly accountId: string; readonly by: string },
): Promise<number> {
  await store.write((work) => endPause(work, accountId, by));
  const held = await store.db.delivery.findMany({
    where: { accountId, state: 'held', why: { in: [...faults] } },
    select: { id: true },
    orderBy: [{ dueAt: 'asc' }, { createdAt: 'asc' }],
  });
  let resumed = 0;
  // One transaction each: locking two drafts in one could deadlock.
  for (const { id } of held) {
    await store.write(async (work) => {
      const locked = await lockDelivery(work.tx, id);
      if (locked === null || !isHeldForFault(locked.delivery)) return;
      const now = work.clock.now();
      // A post that may be public already is looked for first.
      if (locked.delivery.doubtSince !== null) await move(work, locked, 'doubt', { why: 'no_answer', lookAt: now });
      else await readyDelivery(work, locked, { at: now, because: 'account_resumed', actor: by });
      resumed += 1;
    });
  }
  return resumed;
}

/** Tells whether a delivery is held for a fault of its account or network. */
export function isHeldForFault(delivery: Delivery): boolean {
  return delivery.state === 'held' && afterHeld[delivery.why] === 'repair';
}

/** Ends the account's pause, if it has one. */
export async function endPause(work: UnitOfWork, accountId: string, by: string): Promise<void> {
  const { count } = await work.tx.account.updateMany({
    // guard: a sleep is ended by waking alone
    where: { id: accountId, state: 'paused' },
    data: { state: 'active', pausedWhy: null, ...noSleep },
  });
  if (count === 1) {
    await journal(work, { kind: 'account.resumed', deskId: null, draftId: null, actor: by, data: { accountId } });
  }
}

/** Opens every account's token without using it, so that a row changed by hand is reported before anything is due. */
export async function lookAtRows({ store, networkOf }: PublishingDeps): Promise<void> {
  const now = store.clock.now();
  for (const row of await store.db.$queryRaw<Account[]>`SELECT * FROM "Account"`)
    await networkOf(accountFromRow(row, now));
}
