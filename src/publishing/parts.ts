import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesOf, type Delivery, isFree } from './delivery.ts';
import type { LockedRows } from './lock-delivery.ts';
import { move } from './move.ts';

type Place = Pick<Delivery, 'draftId' | 'accountId' | 'position'>;

/**
 * Reads the parts behind this one in its series, in order. A single post has none, nor has an edit: it waits for no
 * other.
 */
async function partsBehind(tx: Transaction, { draftId, accountId, position }: Place): Promise<readonly Delivery[]> {
  const all = await deliveriesOf(tx, draftId);
  return all.filter((one) => one.accountId === accountId && one.position > position && one.afterId !== null);
}

/**
 * Tells whether parts behind this one are still being retracted: the last goes first, so that none answers a deleted
 * post.
 */
export async function isBehindRetracting({ delivery }: Pick<Transaction, 'delivery'>, part: Place): Promise<boolean> {
  const { draftId, accountId, position } = part;
  const where = { draftId, accountId, position: { gt: position }, state: 'retracting' as const };
  return (await delivery.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * Holds what is still to leave behind a part that is not public, until somebody decides. People are notified about that
 * part only, not about each one behind it.
 */
export async function holdBehind(work: UnitOfWork, { draft, delivery }: LockedRows): Promise<void> {
  for (const behind of await partsBehind(work.tx, delivery)) {
    if (behind.state === 'ready')
      await move(work, { draft, delivery: behind }, 'hold', { why: 'part_before', isTold: true });
  }
}

/** Calls off what waits behind a part that was itself called off, if it surely is not public. */
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
 * Readies what waits behind a part together with it, each still behind the one before; also parts held for the same
 * reason, such as a freeze or a reserve period that is over.
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
