import { addBilled } from '#accounts/add-billed.ts';
import { readDesk } from '#desks/desk.ts';
import { freezeOfScope } from '#desks/freeze.ts';
import { freezeLock } from '#publishing/holding/freeze.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { fetchEntries } from './fetch-entries.ts';
import type { FetchedFeed } from './fetch-feed.ts';
import type { FeedEntry } from './read-feed.ts';
import { setState } from './keep-source.ts';
import { isOurs, isUnsettled } from './loops.ts';
import { onePerKey } from './one-per-key.ts';
import type { RelayDeps } from './relay-deps.ts';
import { enqueueSourceNotice } from './relay-notice.ts';
import { LEAST_GRACE_SECONDS } from '#drafts/relayed/rule.ts';
import { relayedText } from '#drafts/relayed/relayed-text.ts';
import { readerOf } from './source-kinds.ts';
import { type Preview, lockSource, readSource, type Source } from './source.ts';
import { holdWhatFell } from './hold-what-fell.ts';
import { takeEntries } from './take-entries.ts';
import { whenNext } from './when-next.ts';

/** Entries in a preview. */
const mostPreviewed = 5;
/** Desks hear only of failures longer than this: a site is down now and then. */
const reportFailingAfterMs = 6 * 3_600_000;
/** Status by which a server says for certain that a page is gone for good. */
const goneForGood = 410;
const monthMs = 30 * 86_400_000;

type Failed = Extract<FetchedFeed, { readonly kind: 'failed' }>;

/**
 * Reads a source that is due, and makes drafts of what is new. Asks the site outside any transaction and applies its
 * answer in one. After a crash in between it asks again: nothing is drafted twice or forgotten.
 */
export async function readDueSource(deps: RelayDeps, sourceId: string, stopping: AbortSignal): Promise<void> {
  const { store } = deps;
  const source = await readSource(store.db, sourceId);
  if (source === null || !isToRead(source, store.clock.now())) return;
  // After a restore nobody knows what was relayed since the backup: the desk sees to that first.
  if ((await freezeOfScope(store.db, source.deskId, true)) !== null) return;
  const fetched = await fetchEntries(deps, source, stopping);
  // An aborted request says nothing about the site.
  stopping.throwIfAborted();
  await store.write(async (work) => {
    // Taken before the desk's lock, in the same order everywhere: what a rule releases is planned under it.
    await work.tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${freezeLock})`;
    // Billed whatever becomes of the answer.
    if ('bill' in fetched && fetched.bill !== undefined) {
      await addBilled(work, fetched.bill.accountId, fetched.bill.billed);
    }
    // The desk first, in the same order as `keepSource`.
    await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${source.deskId}::uuid FOR NO KEY UPDATE`;
    const locked = await lockSource(work.tx, sourceId);
    // Somebody changed it, or another replica was faster.
    if (locked === null || !isSame(locked, source)) return;
    if (source.state.kind === 'proposed') await keepPreview(work, source, fetched);
    else await take(work, deps, source, fetched);
  });
  // Drafts of entries whose page changed must not leave by the rule.
  await holdWhatFell(store, { sourceId });
}

/** Tells whether a source is to be read now. */
function isToRead({ state, preview, nextAt }: Source, now: Date): boolean {
  return nextAt <= now && (state.kind === 'on' || (state.kind === 'proposed' && preview === null));
}

function isSame(one: Source, other: Source): boolean {
  return (
    one.version === other.version &&
    one.state.kind === other.state.kind &&
    one.nextAt.getTime() === other.nextAt.getTime()
  );
}

async function keepPreview(work: UnitOfWork, source: Source, fetched: FetchedFeed): Promise<void> {
  const { id } = source;
  const entries = fetched.kind === 'feed' ? onePerKey(fetched.entries, []) : [];
  const preview = previewOf(source, fetched, await lastToRelay(work.tx, entries), entries.length);
  await work.tx.source.update({ where: { id }, data: { preview, ...accountOf(fetched) } });
  await enqueueSourceNotice(work, source, { kind: 'source.shown', data: { sourceId: source.id } });
}

interface LastEntries {
  readonly shown: readonly FeedEntry[];
  /** Number of entries left out because they are never relayed. */
  readonly ours: number;
}

/** Returns the last entries that would be relayed, up to a preview's size, by the check that each passes later. */
async function lastToRelay(tx: Transaction, entries: readonly FeedEntry[]): Promise<LastEntries> {
  const shown: FeedEntry[] = [];
  let ours = 0;
  for (const entry of entries) {
    if (shown.length === mostPreviewed) break;
    if ((await isOurs(tx, entry)) === null) shown.push(entry);
    else ours += 1;
  }
  return { shown, ours };
}

type KeptOfAccount = Partial<Pick<Source, 'remoteId' | 'readUntilId'>>;

/** Returns what to store of the account that was read. */
function accountOf(fetched: FetchedFeed): KeptOfAccount {
  const account = fetched.kind === 'feed' ? fetched.account : undefined;
  if (account === undefined) return {};
  const { remoteId, readUntilId } = account;
  return readUntilId === undefined ? { remoteId } : { remoteId, readUntilId };
}

function previewOf(
  source: Source,
  fetched: FetchedFeed,
  { shown, ours }: LastEntries,
  /** Number of its entries, with one for each page. */
  kept: number,
): Preview {
  switch (fetched.kind) {
    case 'failed':
      return { kind: 'failed', failure: fetched.failure };
    case 'unchanged':
      // The request had no conditions.
      return { kind: 'failed', failure: { why: 'status', status: 304 } };
    case 'feed': {
      const { title, entries, withoutLink, isChecked, account } = fetched;
      const folded = entries.length - kept;
      const undated = entries.filter((entry) => entry.publishedAt === null || entry.isVaguelyDated === true).length;
      const texts = shown.map((entry) => relayedText(source, entry));
      const { authors = [], isOfComments } = fetched;
      const said = {
        kind: 'entries',
        title,
        texts,
        withoutLink,
        isChecked,
        ...(authors.length > 1 ? { authors } : {}),
        ...(isOfComments === true ? { isOfComments } : {}),
        ...(ours > 0 ? { ours } : {}),
        ...(folded > 0 ? { folded } : {}),
        ...(undated > 0 ? { undated } : {}),
      } as const;
      if (account?.areOwned === undefined) return said;
      return {
        ...said,
        billed: { areOwned: account.areOwned, postsAMonth: postsAMonth(entries.slice(0, mostPreviewed)) },
      };
    }
  }
}

/** Estimates the posts read per month at the pace of the last ones; null: too few to tell. */
function postsAMonth(shown: readonly FeedEntry[]): number | null {
  const times = shown.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? []);
  const spanMs = Math.max(...times) - Math.min(...times);
  return times.length < 2 || spanMs <= 0 ? null : Math.ceil(((times.length - 1) * monthMs) / spanMs);
}

async function take(work: UnitOfWork, deps: RelayDeps, source: Source, fetched: FetchedFeed): Promise<void> {
  if (fetched.kind !== 'failed' && source.failureNotified) {
    await enqueueSourceNotice(work, source, { kind: 'source.recovered', data: { sourceId: source.id } });
  }
  switch (fetched.kind) {
    case 'failed':
      return noteFailure(work, source, fetched);
    case 'unchanged':
      return noteRead(work, source, { etag: source.etag, lastModified: source.lastModified }, unchanged(work));
    case 'feed':
      return takeFeed(work, deps, source, fetched);
  }
}

async function noteFailure(work: UnitOfWork, source: Source, { failure, retryAfterSeconds }: Failed): Promise<void> {
  const now = work.clock.now();
  if (failure.why === 'status' && failure.status === goneForGood) {
    return setState(work, source, { kind: 'paused', why: 'gone' }, { by: 'tambour', count: null });
  }
  const failures = source.failures + 1;
  const failingSince = source.failingSince ?? now;
  const isToTell = !source.failureNotified && now.getTime() - failingSince.getTime() >= reportFailingAfterMs;
  const nextAt = whenNext(source, now, { failures, retryAfterSeconds });
  const failureNotified = source.failureNotified || isToTell;
  await work.tx.source.update({ where: { id: source.id }, data: { failures, failingSince, failureNotified, nextAt } });
  if (!isToTell) return;
  const data = { sourceId: source.id, since: failingSince.toISOString(), failure };
  await enqueueSourceNotice(work, source, { kind: 'source.failing', data });
}

/** Changes nothing but the time of the next reading. */
async function noteLater(work: UnitOfWork, source: Source): Promise<void> {
  const nextAt = whenNext(source, work.clock.now(), { failures: 0, retryAfterSeconds: null });
  await work.tx.source.update({ where: { id: source.id }, data: { nextAt } });
}

function unchanged({ clock }: UnitOfWork): Seen {
  return { readAt: clock.now(), isGood: true, isByRule: false };
}

/** What an answered reading says of its entries. */
interface Seen {
  /** Before anything that it made. */
  readonly readAt: Date;
  /** False: so little stands there that it says nothing of what stood there before. */
  readonly isGood: boolean;
  /** A rule released an entry. */
  readonly isByRule: boolean;
}

/** Records a successful reading and the conditions for the next request. */
async function noteRead(
  work: UnitOfWork,
  source: Source,
  { etag, lastModified, ...account }: Pick<Source, 'etag' | 'lastModified'> & KeptOfAccount,
  { readAt, isGood, isByRule }: Seen,
): Promise<void> {
  const now = work.clock.now();
  const usual = whenNext(source, now, { failures: 0, retryAfterSeconds: null });
  // What a rule released has to be seen once more before it leaves.
  const nextAt = isByRule ? new Date(now.getTime() + LEAST_GRACE_SECONDS * 500) : usual;
  const well = { failures: 0, failingSince: isGood ? null : (source.failingSince ?? now), failureNotified: false };
  const data = { nextAt, etag, lastModified, ...well, ...account, ...(isGood ? { readAt } : {}) };
  await work.tx.source.update({ where: { id: source.id }, data });
}

async function takeFeed(
  work: UnitOfWork,
  { rules }: RelayDeps,
  source: Source,
  fetched: Extract<FetchedFeed, { readonly kind: 'feed' }>,
): Promise<void> {
  const { entries, account, etag, lastModified } = fetched;
  const kept = accountOf(fetched);
  if (await isUnsettled(work.tx, source)) return noteLater(work, source);
  const desk = await readDesk(work.tx, { id: source.deskId }, work.clock.now());
  if (desk === null) throw new Error(`source ${source.id} belongs to no desk`);
  const readAt = work.clock.now();
  const taken = await takeEntries(work, { source, desk, rules, entries, gone: account?.gone ?? null });
  switch (taken.kind) {
    case 'paused':
      await work.tx.source.update({ where: { id: source.id }, data: kept });
      return setState(work, source, { kind: 'paused', why: taken.why }, { by: 'tambour', count: taken.count });
    case 'taken': {
      // A "not modified" would prevent the second look that is needed.
      const tags = taken.isPending ? { etag: null, lastModified: null } : { etag, lastModified };
      const said = { ...tags, ...kept, ...untilWaiting(source, entries, taken.waiting) };
      return noteRead(work, source, said, { readAt, isGood: taken.isGood, isByRule: taken.isByRule });
    }
  }
}

/** Returns how far billed posts need not be read again: up to just below the oldest one that waits, if any does. */
function untilWaiting(
  { readUntilId }: Source,
  entries: readonly FeedEntry[],
  waiting: ReadonlySet<string>,
): KeptOfAccount {
  if (!entries.some(({ key, post }) => post !== undefined && readerOf(post.original.kind) !== null && waiting.has(key)))
    return {};
  // Newest first: everything below the last one that waits.
  const below = entries.slice(entries.findLastIndex(({ key }) => waiting.has(key)) + 1);
  return { readUntilId: below[0]?.post?.original.remoteId ?? readUntilId };
}
