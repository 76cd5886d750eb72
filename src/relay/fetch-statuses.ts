import { parseJson } from '#text/json-bounds.ts';
import { z } from 'zod';

import type { Guarded, GuardedFetch } from '#outbound/guarded-fetch.ts';

import { failed, failureOf, type FetchedFeed } from './fetch-feed.ts';
import type { ReadFailure } from './read-failure.ts';
import type { Original } from './original.ts';
import type { FeedEntry } from './read-feed.ts';
import type { Source } from './source.ts';
import { type Status, statusEntry, statusSchema } from './status-entry.ts';

/** The most that the API returns at once. */
const pageSize = 40;
/** Most missing posts to ask for one by one. */
const mostAskedFor = 5;

const accountSchema = z.object({ id: z.string().min(1).max(100), username: z.string() });

/** A source's relayed post, by its key. */
export interface RelayedPost {
  readonly key: string;
  readonly original: Original;
}

interface Answered {
  readonly kind: 'json';
  readonly json: unknown;
  readonly etag: string | null;
  readonly isChecked: boolean;
}
type Failed = Extract<FetchedFeed, { readonly kind: 'failed' }>;
type Asked = Answered | { readonly kind: 'unchanged' } | Failed;
/** Asks the API of the source's server without logging in. */
type Ask = (path: string, etag?: string | null) => Promise<Asked>;

/**
 * Reads an account's public posts by Mastodon's API, without a token, without its answers to others and its boosts.
 * Asks separately for a relayed post that should be on the page but is missing.
 * https://docs.joinmastodon.org/methods/accounts/#statuses
 */
export async function fetchStatuses(
  fetch: GuardedFetch,
  source: Pick<Source, 'url' | 'etag' | 'remoteId'>,
  relayed: readonly RelayedPost[],
  stopping: AbortSignal,
): Promise<FetchedFeed> {
  const { origin, pathname } = new URL(source.url);
  const name = pathname.slice(2);
  const ask: Ask = async (path, etag = null) => {
    const url = `${origin}/api/v1/${path}`;
    return read(await fetch({ url, accept: 'application/json', etag, lastModified: null }, stopping), etag !== null);
  };
  const account = source.remoteId === null ? await accountOf(ask, name) : { kind: 'id' as const, id: source.remoteId };
  if (account.kind === 'failed') return account;
  const { id } = account;
  const asked = `limit=${pageSize}&exclude_replies=true&exclude_reblogs=true`;
  const page = await ask(`accounts/${encodeURIComponent(id)}/statuses?${asked}`, source.etag);
  if (page.kind !== 'json') return page;
  const raw = z.array(z.unknown()).safeParse(page.json).data;
  if (raw === undefined) return failed({ why: 'notMastodon' });
  const statuses = raw.flatMap((one) => statusSchema.safeParse(one).data ?? []);
  if (raw.length > 0 && statuses.length === 0) return failed({ why: 'notMastodon' });
  if (statuses.some((status) => !isOf(status, id, name))) return failed({ why: 'otherAccount' });
  const entries = statuses.flatMap((status) => statusEntry(status) ?? []);
  const { gone, areAllKnown } = await missingOf(ask, { statuses, entries, relayed });
  return {
    kind: 'feed',
    title: name,
    entries,
    withoutLink: 0,
    etag: areAllKnown ? page.etag : null,
    lastModified: null,
    isChecked: page.isChecked,
    account: { remoteId: id, leftOut: raw.length - entries.length, gone },
  };
}

async function accountOf(ask: Ask, name: string): Promise<{ readonly kind: 'id'; readonly id: string } | Failed> {
  const found = await ask(`accounts/lookup?acct=${encodeURIComponent(name)}`);
  if (found.kind === 'unchanged') return failed({ why: 'notMastodon' });
  if (found.kind === 'failed') {
    const isNobody = found.failure.why === 'status' && found.failure.status === 404;
    return isNobody ? failed({ why: 'noAccount' }) : found;
  }
  const account = accountSchema.safeParse(found.json).data;
  if (account === undefined) return failed({ why: 'notMastodon' });
  if (account.username.toLowerCase() !== name) return failed({ why: 'otherAccount' });
  return { kind: 'id', id: account.id };
}

function read(answer: Guarded, isConditional: boolean): Asked {
  if (answer.kind !== 'answered') return failed(failureOf(answer));
  const { status, etag, isChecked, retryAfterSeconds } = answer;
  // Without a condition in the request, a 304 says nothing about the content.
  if (status === 304 && isConditional) return { kind: 'unchanged' };
  // The server is in secure mode, or the account shows its posts only to people who are logged in.
  if (status === 401 || status === 403) return failed({ why: 'closed' });
  if (status !== 200) return { ...failed({ why: 'status', status } satisfies ReadFailure), retryAfterSeconds };
  const json = parseJson(answer.body);
  return json === undefined ? failed({ why: 'notMastodon' }) : { kind: 'json', json, etag, isChecked };
}

function isOf({ account }: Status, id: string, name: string): boolean {
  return account.id === id && account.username.toLowerCase() === name;
}

/** Asks for relayed posts that the page would show if they still existed. */
async function missingOf(
  ask: Ask,
  {
    statuses,
    entries,
    relayed,
  }: {
    readonly statuses: readonly Status[];
    readonly entries: readonly FeedEntry[];
    readonly relayed: readonly RelayedPost[];
  },
): Promise<{ readonly gone: ReadonlySet<string>; readonly areAllKnown: boolean }> {
  const shown = new Set(entries.map(({ key }) => key));
  const oldest = Math.min(...statuses.map(({ created_at: at }) => at.getTime()));
  const from = statuses.length < pageSize ? -Infinity : oldest;
  const missing = relayed.filter(({ key, original }) => !shown.has(key) && Date.parse(original.at) >= from);
  const gone = new Set<string>();
  let areAllKnown = missing.length <= mostAskedFor;
  for (const { key, original } of missing.slice(0, mostAskedFor)) {
    const alone = await ask(`statuses/${encodeURIComponent(original.remoteId)}`);
    const status = alone.kind === 'failed' && alone.failure.why === 'status' ? alone.failure.status : null;
    if (status === 404 || status === 410) gone.add(key);
    else if (alone.kind === 'failed') areAllKnown = false;
  }
  return { gone, areAllKnown };
}
