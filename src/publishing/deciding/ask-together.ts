import { accountNoticeKey } from '#accounts/account-notice.ts';
import { notify } from '#storage/notify.ts';
import type { Transaction } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

import type { Delivery } from '#publishing/delivery.ts';

/** The most posts, held or released by one sleep, that a desk is asked about in their threads: more are a flood. */
export const mostAskedApart = 10;
/** The most posts that a message names. */
export const mostNamed = 10;

/** A draft with a post that a sleep is about to hold. */
interface Covered {
  readonly draftId: string;
  readonly deskId: string;
  readonly accountId: string;
}

/**
 * Asks about an account's posts in one message in its desk's channel, if one sleep holds too many to ask in each
 * thread. The message is enqueued before they are held, and once per sleep: after a crash the rest are held silently.
 */
export async function askTogether(store: Store, covered: readonly Covered[]): Promise<void> {
  const groups = Map.groupBy(covered, ({ deskId, accountId }) => `${deskId} ${accountId}`);
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined || group.length <= mostAskedApart) continue;
    const { deskId, accountId } = first;
    await store.write(async (work) => {
      const key = await keyOf(work.tx, first);
      if (key === null) return;
      const draftIds = group.slice(0, mostNamed).map(({ draftId }) => draftId);
      const data = { accountId, at: work.clock.now().toISOString(), count: group.length, draftIds };
      await notify(work, { key, deskId, draftId: null, kind: 'account.held', data });
    });
  }
}

/** Tells whether a delivery that is held for its account's sleep was asked about together with others. */
export async function isAskedTogether(
  tx: Transaction,
  deskId: string,
  { accountId, createdAt }: Pick<Delivery, 'accountId' | 'createdAt'>,
): Promise<boolean> {
  const key = await keyOf(tx, { deskId, accountId });
  if (key === null) return false;
  // The message cannot name what was planned after it.
  return (await tx.notice.count({ where: { key, createdAt: { gte: createdAt } } })) > 0;
}

/** Returns the key of the message about one sleep in one desk; null if the account is not asleep. */
async function keyOf(
  tx: Transaction,
  { deskId, accountId }: { readonly deskId: string; readonly accountId: string },
): Promise<string | null> {
  const { state, asleepSince } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { state: true, asleepSince: true },
  });
  if (state !== 'asleep') return null;
  return `${accountNoticeKey('account.held', { deskId, accountId })}${asleepSince?.toISOString() ?? 'before'}`;
}
