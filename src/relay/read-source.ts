import { readDesk } from '#desks/desk.ts';
import { freezeLock } from '#publishing/freeze.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { fetchEntries } from './fetch-entries.ts';
import type { FetchedFeed } from './fetch-feed.ts';
import { setState } from './keep-source.ts';
import type { RelayDeps } from './relay-deps.ts';
import { enqueueSourceNotice } from './relay-notice.ts';
import { relayedText } from '#drafts/relayed/relayed-text.ts';
import { type Preview, lockSource, readSource, type Source } from './source.ts';
import { holdWhatFell } from './hold-what-fell.ts';
import { takeEntries } from './take-entries.ts';
import { whenNext } from './when-next.ts';

/** Entries of a preview. */
const mostPreviewed = 5;
/** A site is down now and then. */
const tellFailingMs = 6 * 3_600_000;
/** It was there and is not any more, as its server says for certain. */
const goneForGood = 410;

type Failed = Extract<FetchedFeed, { readonly kind: 'failed' }>;

/**
 * Reads a source that is due, and makes drafts of what is new. The site is asked outside any transaction; all that comes
 * of its answer is one: after a crash in between it is asked again, and nothing is drafted twice or forgotten.
 */
export async function readDueSource(deps: RelayDeps, sourceId: string, stopping: AbortSignal): Promise<void> {
  const { store } = deps;
  const source = await readSource(store.db, sourceId);
  if (source === null || !isToRead(source, store.clock.now())) return;
  const fetched = await fetchEntries(deps, source, stopping);
  // Nobody knows what the site would have said.
  stopping.throwIfAborted();
  await store.write(async (work) => {
    // Before the desk's lock, as everybody takes them: what a rule lets out is planned under it.
    await work.tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${freezeLock})`;
    // The desk first: whoever keeps a source takes them in this order too.
    await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${source.deskId}::uuid FOR NO KEY UPDATE`;
    const locked = await lockSource(work.tx, sourceId);
    // Somebody changed it, or another replica was faster.
    if (locked === null || !isSame(locked, source)) return;
    if (source.state.kind === 'proposed') await keepPreview(work, source, fetched);
    else await take(work, deps, source, fetched);
  });
  // What the page says otherwise by now does not leave by itself.
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
  await work.tx.source.update({ where: { id }, data: { preview: previewOf(source, fetched), ...accountOf(fetched) } });
  await enqueueSourceNotice(work, source, { kind: 'source.shown', data: { sourceId: source.id } });
}

/** Returns what is kept of the account that was read. */
function accountOf(fetched: FetchedFeed): { readonly remoteId?: string } {
  const account = fetched.kind === 'feed' ? fetched.account : undefined;
  return account === undefined ? {} : { remoteId: account.remoteId };
}

function previewOf(source: Source, fetched: FetchedFeed): Preview {
  switch (fetched.kind) {
    case 'failed':
      return { kind: 'failed', failure: fetched.failure };
    case 'unchanged':
      // It was asked without conditions.
      return { kind: 'failed', failure: { why: 'status', status: 304 } };
    case 'feed': {
      const { title, entries, withoutLink, isChecked } = fetched;
      const texts = entries.slice(0, mostPreviewed).map((entry) => relayedText(source, entry));
      return { kind: 'entries', title, texts, withoutLink, isChecked };
    }
  }
}

async function take(work: UnitOfWork, deps: RelayDeps, source: Source, fetched: FetchedFeed): Promise<void> {
  if (fetched.kind !== 'failed' && source.failingTold) {
    await enqueueSourceNotice(work, source, { kind: 'source.again', data: { sourceId: source.id } });
  }
  switch (fetched.kind) {
    case 'failed':
      return noteFailure(work, source, fetched);
    case 'unchanged':
      return noteRead(work, source, source);
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
  const isToTell = !source.failingTold && now.getTime() - failingSince.getTime() >= tellFailingMs;
  const nextAt = whenNext(source, now, { failures, retryAfterSeconds });
  const failingTold = source.failingTold || isToTell;
  await work.tx.source.update({ where: { id: source.id }, data: { failures, failingSince, failingTold, nextAt } });
  if (!isToTell) return;
  const data = { sourceId: source.id, since: failingSince.toISOString(), failure };
  await enqueueSourceNotice(work, source, { kind: 'source.failing', data });
}

/** Notes a reading that went well, and on what conditions the next is asked for. */
async function noteRead(
  work: UnitOfWork,
  source: Source,
  { etag, lastModified }: Pick<Source, 'etag' | 'lastModified'>,
): Promise<void> {
  const readAt = work.clock.now();
  const nextAt = whenNext(source, readAt, { failures: 0, retryAfterSeconds: null });
  const well = { failures: 0, failingSince: null, failingTold: false };
  await work.tx.source.update({ where: { id: source.id }, data: { readAt, nextAt, etag, lastModified, ...well } });
}

async function takeFeed(
  work: UnitOfWork,
  { rules }: RelayDeps,
  source: Source,
  { entries, account, etag, lastModified }: Extract<FetchedFeed, { readonly kind: 'feed' }>,
): Promise<void> {
  const desk = await readDesk(work.tx, { id: source.deskId }, work.clock.now());
  if (desk === null) throw new Error(`source ${source.id} is of no desk`);
  const taken = await takeEntries(work, { source, desk, rules, entries, gone: account?.gone ?? null });
  switch (taken.kind) {
    case 'paused':
      return setState(work, source, { kind: 'paused', why: taken.why }, { by: 'tambour', count: taken.count });
    case 'taken':
      // A "not modified" would hide what is to be looked at again.
      return noteRead(work, source, taken.isPending ? { etag: null, lastModified: null } : { etag, lastModified });
  }
}
