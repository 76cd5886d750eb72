import { accountFromRow } from '#desks/account.ts';
import type { NetworkRules } from '#networks/network-rules.ts';
import type { OwnPost } from '#networks/read-outcome.ts';
import { addBilled } from '#reach/add-billed.ts';
import { type AccountWait, waitWithAccount } from '#reach/wait-with-account.ts';
import type { AccountWatch } from '#storage/generated/client.ts';

import { keepForeign } from './keep-foreign.ts';
import { enqueueForeign } from './enqueue-foreign.ts';
import type { Watcher } from './watch-deps.ts';

const timeoutSeconds = 60;

const everySeconds = 120;
/** Seconds between looks where each returned post is billed, since what is read again is returned again. */
const everySecondsBilled = 600;

/** The network's clock and ours may differ by this much. */
const skewSeconds = 120;

/**
 * Looks through one account's timeline since it was last read whole, keeps what no delivery is known to have made, and
 * has it told. Nothing happens where that is not due, or the account may not be read.
 */
export async function watchAccount(watcher: Watcher, accountId: string, stopping: AbortSignal): Promise<void> {
  const { store, mayRead, networkOf } = watcher;
  const begunAt = store.clock.now();
  const row = await store.db.accountWatch.findUnique({ where: { accountId }, include: { account: true } });
  if (row === null || row.nextAt > begunAt || (row.account.readFrom !== null && row.account.readFrom > begunAt)) return;
  const account = accountFromRow(row.account, begunAt);
  if (!mayRead(account)) return;
  const opened = await networkOf(account);
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutSeconds * 1000)]);
  const listed =
    opened.kind === 'open'
      ? await opened.network.ownPosts(sinceOf(row, opened.network.rules), signal)
      : { posts: [], billed: {}, end: { kind: 'locked', why: 'token_unreadable' } as const };
  const { posts, billed, end } = listed;
  await store.write(async (work) => {
    // One at a time: two that saw a post before and after it was edited would each tell it.
    const [watch] = await work.tx.$queryRaw<Pick<AccountWatch, 'beganAt'>[]>`
      SELECT "beganAt" FROM "AccountWatch" WHERE "accountId" = ${accountId}::uuid FOR UPDATE`;
    await addBilled(work, accountId, billed);
    await waitWithAccount(work, accountId, end);
    if (watch === undefined) return;
    await keepForeign(work, accountId, sincePosted(posts, watch.beganAt));
    await enqueueForeign(work, watcher.rules, accountId);
    const seconds = watcher.rules[account.network].isBilled ? everySecondsBilled : everySeconds;
    const nextAt = new Date(work.clock.now().getTime() + seconds * 1000);
    const data = end.kind === 'all' ? { nextAt, readUntil: begunAt } : { nextAt };
    await work.tx.accountWatch.update({ where: { accountId }, data });
  });
  watcher.onEnd(accountId, end satisfies AccountWait);
}

/** Returns from when to read: again what the timeline may not have shown yet the last time. */
function sinceOf({ beganAt, readUntil }: AccountWatch, { readLagSeconds }: NetworkRules): Date {
  if (readUntil === null) return beganAt;
  return new Date(Math.max(beganAt.getTime(), readUntil.getTime() - (readLagSeconds + skewSeconds) * 1000));
}

function sincePosted(posts: readonly OwnPost[], beganAt: Date): readonly OwnPost[] {
  return posts.filter(({ at }) => at >= beganAt);
}
