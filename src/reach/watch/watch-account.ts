import { addBilled } from '#accounts/add-billed.ts';
import { accountFromRow } from '#desks/account.ts';
import type { NetworkRules } from '#networks/network-rules.ts';
import type { OwnPost, OwnPostsOutcome, Profile } from '#networks/read-outcome.ts';
import { type AccountWait, waitWithAccount } from '#reach/wait-with-account.ts';
import type { AccountWatch } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { compareOwn } from './compare-own.ts';
import { enqueueForeign } from './enqueue-foreign.ts';
import { findDeleted, recordUnlisted } from './find-deleted.ts';
import { keepForeign } from './keep-foreign.ts';
import type { Look } from './look.ts';
import { enqueueChange, profileFrom } from './outside-change.ts';
import { storablePost, storableProfile } from './storable.ts';
import type { Watcher } from './watch-deps.ts';

const timeoutSeconds = 60;

const everySeconds = 120;
/** Seconds between looks if each returned post is billed, since re-read posts are billed again. */
const everySecondsBilled = 600;

/** Possible difference between the network's clock and ours. */
const skewSeconds = 120;

/**
 * Reads an account's timeline since its last complete look, and stores and reports posts that no known delivery made.
 * Also reports what others did to Tambour's posts and to the profile, as far as that came along. Does nothing if the
 * look is not due, or the account may not be read.
 */
export async function watchAccount(watcher: Watcher, accountId: string, stopping: AbortSignal): Promise<void> {
  const { store, mayRead, networkOf } = watcher;
  const begunAt = store.clock.now();
  const row = await store.db.accountWatch.findUnique({ where: { accountId }, include: { account: true } });
  if (
    row === null ||
    row.nextAt > begunAt ||
    (row.account.readNotBefore !== null && row.account.readNotBefore > begunAt)
  )
    return;
  const account = accountFromRow(row.account, begunAt);
  if (!mayRead(account)) return;
  const opened = await networkOf(account);
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutSeconds * 1000)]);
  const listed =
    opened.kind === 'open'
      ? await opened.network.ownPosts(sinceOf(row, opened.network.rules), signal)
      : { posts: [], billed: {}, end: { kind: 'locked', why: 'token_unreadable' } as const };
  const { posts, billed, end } = listed;
  const { readLagSeconds } = watcher.rules[account.network];
  const look = lookOf(row, { begunAt, readLagSeconds }, listed);
  // Billed posts are not read more often for this.
  const asksOne = look !== null && opened.kind === 'open' && !opened.network.rules.isBilled;
  const unlisted = asksOne ? await findDeleted({ ...watcher, network: opened.network }, look, signal) : null;
  await store.write(async (work) => {
    // One at a time: two looks, before and after an edit, would each report it.
    const [watch] = await work.tx.$queryRaw<Pick<AccountWatch, 'beganAt'>[]>`
      SELECT "beganAt" FROM "AccountWatch" WHERE "accountId" = ${accountId}::uuid FOR UPDATE`;
    await addBilled(work, accountId, billed);
    await waitWithAccount(work, accountId, end);
    if (watch === undefined) return;
    await keepForeign(work, accountId, sincePosted(posts, watch.beganAt));
    if (look !== null) await compare(work, look, watcher.rules);
    if (unlisted !== null) await recordUnlisted(work, accountId, unlisted);
    const seconds = watcher.rules[account.network].isBilled ? everySecondsBilled : everySeconds;
    const nextAt = new Date(work.clock.now().getTime() + seconds * 1000);
    const data =
      end.kind === 'all' ? { nextAt, readUntil: begunAt, comparedFrom: row.comparedFrom ?? begunAt } : { nextAt };
    await work.tx.accountWatch.update({ where: { accountId }, data });
  });
  await enqueueForeign(store, watcher.rules, accountId);
  watcher.onEnd(accountId, end satisfies AccountWait);
}

/** Returns what a look can compare; null if not all was read. */
function lookOf(
  { accountId, comparedFrom }: AccountWatch,
  { begunAt, readLagSeconds }: { readonly begunAt: Date; readonly readLagSeconds: number },
  { end, cameWith }: Pick<OwnPostsOutcome, 'cameWith'> & { readonly end: AccountWait },
): Look | null {
  if (end.kind !== 'all' || cameWith === undefined) return null;
  const lagMs = (readLagSeconds + skewSeconds) * 1000;
  const { posts, profile, since } = cameWith;
  const kept = { posts: posts.map(storablePost), profile: profile === null ? null : storableProfile(profile), since };
  return { accountId, cameWith: kept, begunAt, comparedFrom: comparedFrom ?? begunAt, lagMs };
}

async function compare(work: UnitOfWork, look: Look, rules: Watcher['rules']): Promise<void> {
  await compareOwn(work, look, rules);
  await compareProfile(work, look.accountId, look.cameWith.profile);
}

/** Returns the start of the next look, which overlaps the last by the timeline's lag. */
function sinceOf({ beganAt, readUntil }: AccountWatch, { readLagSeconds }: NetworkRules): Date {
  if (readUntil === null) return beganAt;
  return new Date(Math.max(beganAt.getTime(), readUntil.getTime() - (readLagSeconds + skewSeconds) * 1000));
}

function sincePosted(posts: readonly OwnPost[], beganAt: Date): readonly OwnPost[] {
  return posts.filter(({ at }) => at >= beganAt);
}

/**
 * Compares an account's profile with its last known state and notifies about a change once: from then on it is the
 * known state, whoever made it. The profile at the start of the watch is taken as it is.
 */
async function compareProfile(work: UnitOfWork, accountId: string, now: Profile | null): Promise<void> {
  if (now === null) return;
  const { profile: kept } = await work.tx.accountWatch.findUniqueOrThrow({ where: { accountId } });
  const before = profileFrom(kept);
  if (before !== null && isSame(before, now)) return;
  await work.tx.accountWatch.update({ where: { accountId }, data: { profile: { ...now } } });
  if (before !== null) await enqueueChange(work, accountId, { kind: 'profile', before, now });
}

function isSame(one: Profile, other: Profile): boolean {
  return one.name === other.name && one.bio === other.bio && one.rest === other.rest;
}
