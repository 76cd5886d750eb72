import type { Billing } from '#networks/read-outcome.ts';
import type { Guarded, GuardedFetch } from '#outbound/guarded-fetch.ts';

import type { FeedRead } from './read-feed.ts';
import { readFeedApart } from './read-feed-apart.ts';
import type { ReadFailure } from './read-failure.ts';

/** Data of an account on a network, beside its posts. */
export interface AccountRead {
  readonly remoteId: string;
  /** Number of posts that are never relayed, such as answers to others. */
  readonly leftOut: number;
  /** Keys of relayed posts that the network reports as gone. */
  readonly gone: ReadonlySet<string>;
  /** If each post read is billed: id of the newest one read; null: none yet. */
  readonly readUntilId?: string | null;
  /** If each post read is billed: true for reads of an own account. */
  readonly areOwned?: boolean;
}

/** A reading's billed items, and the account that is billed. */
export interface Bill {
  readonly accountId: string;
  readonly billed: Billing;
}

export type FetchedFeed =
  | (Omit<Extract<FeedRead, { readonly kind: 'feed' }>, 'kind'> & {
      readonly kind: 'feed';
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly isChecked: boolean;
      /** Left out for a feed. */
      readonly account?: AccountRead;
      readonly bill?: Bill;
    })
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'failed';
      readonly failure: ReadFailure;
      readonly retryAfterSeconds: number | null;
      readonly bill?: Bill;
    };

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8';

/** Fetches a feed and reads it. */
export async function fetchFeed(
  fetch: GuardedFetch,
  {
    url,
    etag,
    lastModified,
  }: { readonly url: string; readonly etag: string | null; readonly lastModified: string | null },
  stopping: AbortSignal,
): Promise<FetchedFeed> {
  const answer = await fetch({ url, accept, etag, lastModified }, stopping);
  if (answer.kind !== 'answered') return failed(failureOf(answer));
  const { status, body, contentType, isChecked } = answer;
  // Without a condition in the request, a 304 says nothing about the content.
  if (status === 304 && (etag !== null || lastModified !== null)) return { kind: 'unchanged' };
  if (status !== 200) return { ...failed({ why: 'status', status }), retryAfterSeconds: answer.retryAfterSeconds };
  const read = await readFeedApart(body, contentType, answer.url);
  if (read.kind === 'refused') return failed({ why: read.why === 'charset' ? 'notAFeed' : read.why });
  return { ...read, etag: answer.etag, lastModified: answer.lastModified, isChecked };
}

export function failed(failure: ReadFailure): Extract<FetchedFeed, { readonly kind: 'failed' }> {
  return { kind: 'failed', failure, retryAfterSeconds: null };
}

export function failureOf(answer: Exclude<Guarded, { readonly kind: 'answered' }>): ReadFailure {
  if (answer.kind === 'failed') {
    if (answer.why === 'timeout') return { why: 'slow' };
    if (answer.why === 'broken') return { why: 'unreachable' };
    switch (answer.why.kind) {
      case 'nameNotFound':
        return { why: 'notFound' };
      case 'untrusted':
        return { why: 'untrusted' };
      case 'timeout':
        return { why: 'slow' };
      case 'unreachable':
      case 'proxyUnreachable':
      case 'proxyRefused':
        return { why: 'unreachable' };
    }
  }
  switch (answer.why) {
    case 'scheme':
    case 'credentials':
    case 'notAnAddress':
      return { why: 'address' };
    case 'tooManyRedirects':
      return { why: 'redirects' };
    case 'encoding':
      return { why: 'compressed' };
    case 'otherHost':
      return { why: 'otherHost', host: answer.host };
    case 'port':
    case 'insecure':
    case 'inside':
    case 'notFound':
    case 'tooLarge':
      return { why: answer.why };
  }
}
