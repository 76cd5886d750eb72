import { accountFromRow } from '#desks/account.ts';

import { withFollowersDue } from './accounts-due.ts';
import { type DueReading, dueReadings } from './due-readings.ts';
import { missPassed } from './miss-passed.ts';
import { dueOriginals } from './originals/due-originals.ts';
import { readFollowers } from './read-followers.ts';
import { readPosts } from './read-posts.ts';
import type { Reader } from './reading-deps.ts';
import { type AccountWait, waitWithAccount } from './wait-with-account.ts';

const timeoutSeconds = 60;

/**
 * Reads all that is due for one account: its posts together, then the day's followers if the network answers. Does
 * nothing if reading is switched off or the network asked to wait.
 */
export async function readAccount(reader: Reader, accountId: string, stopping: AbortSignal): Promise<void> {
  const { store, mayRead, networkOf } = reader;
  const { db, clock } = store;
  const row = await db.account.findUnique({ where: { id: accountId } });
  if (row === null) return;
  const now = clock.now();
  const account = accountFromRow(row, now);
  if (!mayRead(account) || (row.readFrom !== null && row.readFrom > now)) return;
  const posts = await stillToRead(reader, accountId);
  const originals = await dueOriginals(db, accountId, now);
  const areFollowersDue = (await withFollowersDue(db, [accountId], now)).length > 0;
  const isToRead = posts.length + originals.length > 0;
  if (!isToRead && !areFollowersDue) return;
  const opened = await networkOf(account);
  if (opened.kind !== 'open') {
    const end: AccountWait = { kind: 'locked', why: 'token_unreadable' };
    await store.write((work) => waitWithAccount(work, accountId, end));
    return reader.onEnd(accountId, end);
  }
  const { network } = opened;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutSeconds * 1000)]);
  if (isToRead && !(await readPosts(reader, { accountId, network }, { posts, originals }, signal))) return;
  if (areFollowersDue) await readFollowers(reader, { accountId, network }, signal);
}

/** Returns the readings that are due, after recording passed ones as missed. */
async function stillToRead({ store }: Reader, accountId: string): Promise<readonly DueReading[]> {
  const now = store.clock.now();
  const due = await dueReadings(store.db, accountId, now);
  return (await missPassed(store, accountId, due)) ? dueReadings(store.db, accountId, now) : due;
}
