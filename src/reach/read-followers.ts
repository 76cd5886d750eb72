import { addBilled } from '#accounts/add-billed.ts';
import type { OpenAccount } from './read-posts.ts';
import type { Reader } from './reading-deps.ts';
import { utcDayOf } from './utc-day-of.ts';
import { waitWithAccount } from './wait-with-account.ts';

/** Time from a failed reading of an account's followers to the next attempt. */
const againAfterMs = 15 * 60_000;

/** Reads the account's number of followers and stores it for that day (UTC), once. */
export async function readFollowers(
  { store, onEnd }: Reader,
  { accountId, network }: OpenAccount,
  signal: AbortSignal,
): Promise<void> {
  const { followers, billed, end } = await network.followers(signal);
  const readAt = store.clock.now();
  await store.write(async (work) => {
    switch (end.kind) {
      case 'all':
        await work.tx.followerReading.createMany({
          data: [{ accountId, day: new Date(utcDayOf(readAt)), followers, readAt }],
          skipDuplicates: true,
        });
        break;
      case 'unreadable':
        await work.tx.account.update({
          where: { id: accountId },
          data: { followersFrom: new Date(readAt.getTime() + againAfterMs) },
        });
        break;
      case 'tryLater':
      case 'locked':
        break;
    }
    await addBilled(work, accountId, billed);
    await waitWithAccount(work, accountId, end);
  });
  onEnd(accountId, end);
}
