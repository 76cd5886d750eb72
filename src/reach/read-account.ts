import { addBilled } from '#accounts/add-billed.ts';
import { type Account, accountFromRow } from '#desks/account.ts';
import { keepServer } from '#desks/keep-account.ts';
import type { Network } from '#networks/network.ts';
import type { Store } from '#storage/store.ts';

import { withFollowersDue } from './accounts-due.ts';
import { type DueReading, dueReadings } from './due-readings.ts';
import { dueOriginals } from './originals/due-originals.ts';
import { type OpenAccount, readPosts } from './read-posts.ts';
import { ageAfter, windowEndOf } from './reading-ages.ts';
import type { Reader } from './reading-deps.ts';
import { recordReadings } from './record-readings.ts';
import type { TakenReading } from './taken-readings.ts';
import { utcDayOf } from './utc-day-of.ts';
import { type AccountWait, waitWithAccount } from './wait-with-account.ts';

const timeoutSeconds = 60;

/**
 * Reads all that is due for one account: its posts together, then the day's followers if the network answers, and now
 * and then what its server is. Does nothing if reading is switched off or the network asked to wait.
 */
export async function readAccount(reader: Reader, accountId: string, stopping: AbortSignal): Promise<void> {
  const { store, mayRead, networkOf } = reader;
  const { db, clock } = store;
  const row = await db.account.findUnique({ where: { id: accountId } });
  if (row === null) return;
  const now = clock.now();
  const account = accountFromRow(row, now);
  if (!mayRead(account) || (row.readNotBefore !== null && row.readNotBefore > now)) return;
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
  if (!areFollowersDue) return;
  await readFollowers(reader, { accountId, network }, signal);
  await checkAnew(reader, { account, network, checkedAt: row.limitsReadAt }, signal);
}

/** Returns the readings that are due, after recording passed ones as missed. */
async function stillToRead({ store }: Reader, accountId: string): Promise<readonly DueReading[]> {
  const now = store.clock.now();
  const due = await dueReadings(store.db, accountId, now);
  return (await missPassed(store, accountId, due)) ? dueReadings(store.db, accountId, now) : due;
}

/**
 * Records readings as missed once the next age has begun, so that no reading is silently absent. Returns whether there
 * were any.
 */
async function missPassed(store: Store, accountId: string, due: readonly DueReading[]): Promise<boolean> {
  const now = store.clock.now();
  const passed = due.flatMap(({ deliveryId, publishedAt, age }) => {
    const [first, ...rest] = missedSince(publishedAt, age, now);
    return first === undefined ? [] : [{ deliveryId, publishedAt, readings: [first, ...rest] as const, boosted: null }];
  });
  if (passed.length === 0) return false;
  await store.write((work) => recordReadings(work, accountId, { taken: passed, vain: [] }));
  return true;
}

function missedSince(publishedAt: Date, from: DueReading['age'], now: Date): readonly TakenReading[] {
  const missed: TakenReading[] = [];
  for (let age: DueReading['age'] | null = from; age !== null; age = ageAfter(age)) {
    if (windowEndOf(publishedAt, age) > now) break;
    missed.push({ age, outcome: 'missed', counts: null, readAt: now });
  }
  return missed;
}

/** Time from a failed reading of an account's followers to the next attempt. */
const againAfterMs = 15 * 60_000;

/** Reads the account's number of followers and stores it for that day (UTC), once. */
async function readFollowers(
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
          data: { followersNotBefore: new Date(readAt.getTime() + againAfterMs) },
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

/** Time from a check of an account to the next one, if its server's software is known; otherwise there is one a day. */
const checkAfterMs = 7 * 86_400_000;

/**
 * Asks an account's server anew what software it is and what it takes, since both decide what people are warned of. A
 * server that does not answer, or does not name its software any more, changes nothing.
 */
async function checkAnew(
  { store }: Reader,
  { account, network, checkedAt }: { readonly account: Account; readonly network: Network; readonly checkedAt: Date },
  signal: AbortSignal,
): Promise<void> {
  const { rules } = network;
  const isUnknown = rules.lacks(account.software).includes('software');
  const isDue = isUnknown || store.clock.now().getTime() - checkedAt.getTime() >= checkAfterMs;
  if (account.practice || rules.isBilled || !isDue) return;
  const checked = await network.check(signal);
  if (checked.kind !== 'ok' || checked.identity.remoteId !== account.remoteId) return;
  if (checked.lacks.includes('software') && !isUnknown) return;
  const { software, limits } = checked;
  await store.write((work) => keepServer(work, account.id, { software, limits }));
}
