import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesOf, type Delivery, isFree } from './delivery.ts';
import type { LockedRows } from './lock-delivery.ts';
import { move } from './move.ts';

type Place = Pick<Delivery, 'draftId' | 'accountId' | 'position'>;

/**
 * Reads the parts behind this one in its series, in order; of a post alone there are none, nor of an edit, which waits for
 * no other.
 */
async function partsBehind(tx: Transaction, { draftId, accountId, position }: Place): Promise<readonly Delivery[]> {
  const all = await deliveriesOf(tx, draftId);
  return all.filter((one) => one.accountId === accountId && one.position > position && one.afterId !== null);
}

/** Tells whether parts behind this one are still being retracted: the last goes first, so that none answers to nothing. */
export async function isBehindRetracting({ delivery }: Pick<Transaction, 'delivery'>, part: Place): Promise<boolean> {
  const { draftId, accountId, position } = part;
  const where = { draftId, accountId, position: { gt: position }, state: 'retracting' as const };
  return (await delivery.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * Holds what is still to leave behind a part that is not public, and stays so until somebody decides. People are told of
 * that part, and not once more of each behind it.
 */
export async function holdBehind(work: UnitOfWork, { draft, delivery }: LockedRows): Promise<void> {
  for (const behind of await partsBehind(work.tx, delivery)) {
    if (behind.state === 'ready')
      await move(work, { draft, delivery: behind }, 'hold', { why: 'part_before', isTold: true });
  }
}

/** Calls off what waits behind a part that was called off itself, and surely is not public. */
export async function callOffBehind(work: UnitOfWork, { draft, delivery }: LockedRows, actor: string): Promise<void> {
  for (const behind of await partsBehind(work.tx, delivery)) {
    if (isFree(behind)) await move(work, { draft, delivery: behind }, 'cancel', { why: 'stopped', actor });
  }
}

/** Tells whether a delivery waits for the part before it, and surely is not public. */
export function isHeldForPart(delivery: Delivery): boolean {
  return delivery.state === 'held' && delivery.why === 'part_before' && delivery.doubtSince === null;
}

/**
 * Makes what waits behind a part ready with it, each behind the one before as ever; also what the same reason held, as a
 * freeze or a reserve period that is over.
 */
export async function readyBehind(
  work: UnitOfWork,
  { draft, delivery }: LockedRows,
  { at, because, actor }: { readonly at: Date; readonly because: string; readonly actor?: string },
): Promise<void> {
  const by = actor === undefined ? {} : { actor };
  const why = delivery.state === 'held' ? delivery.why : null;
  for (const behind of await partsBehind(work.tx, delivery)) {
    const isAlike = behind.state === 'held' && behind.doubtSince === null && behind.why === why;
    if (isHeldForPart(behind) || isAlike)
      await move(work, { draft, delivery: behind }, 'sendAgain', { at, because, ...by });
  }
}
