import type { Account } from '#desks/account.ts';
import { readDesk } from '#desks/desk.ts';
import type { ShownPost, ShownPostsOutcome } from '#networks/read-outcome.ts';

import { canonicalLink } from '#text/canonical-link.ts';
import { failed, type FetchedFeed } from './fetch-feed.ts';
import type { ReadFailure } from './read-failure.ts';
import { tidied } from './post-words.ts';
import type { FeedEntry } from './read-feed.ts';
import type { RelayDeps } from './relay-deps.ts';
import { readerOf } from './source-kinds.ts';
import type { Source } from './source.ts';

/** The number that a preview shows. */
const mostAtFirst = 5;
/** More than the limit of new entries, so that a flood is seen but costs no more. */
const mostLater = 30;
const timeoutMs = 60_000;
/** Possible difference between X's clock and ours. */
const skewMs = 120_000;

/**
 * Reads an account's timeline on X with an account of the desk for which reading is on. Reads only posts newer than the
 * last one read, since X bills each. The outcome includes what was billed, even after a failure.
 */
export async function fetchTimeline(
  { store, networkOf, mayRead }: RelayDeps,
  source: Pick<Source, 'kind' | 'url' | 'deskId' | 'remoteId' | 'readUntilId'>,
  stopping: AbortSignal,
): Promise<FetchedFeed> {
  const desk = await readDesk(store.db, { id: source.deskId }, store.clock.now());
  const reader = desk?.accounts.find((one) => one.network === readerOf(source.kind) && mayRead?.(one) === true);
  if (reader === undefined || networkOf === undefined) return failed({ why: 'readingOff' });
  const opened = await networkOf(reader);
  if (opened.kind !== 'open') return failed({ why: 'keys' });
  const outcome = await opened.network.postsOf(
    {
      handle: new URL(source.url).pathname.slice(1),
      id: source.remoteId,
      sinceId: source.readUntilId,
      most: source.readUntilId === null ? mostAtFirst : mostLater,
    },
    AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]),
  );
  const bill = { accountId: reader.id, billed: outcome.billed };
  const { end, accountId } = outcome;
  if (end.kind !== 'all' || accountId === null) return { ...failureOf(end), bill };
  return readOf(outcome, { accountId, reader, source, bill, now: store.clock.now() });
}

function readOf(
  { posts }: ShownPostsOutcome,
  {
    accountId,
    reader,
    source,
    bill,
    now,
  }: {
    readonly accountId: string;
    readonly reader: Account;
    readonly source: Pick<Source, 'url' | 'readUntilId'>;
    readonly bill: { readonly accountId: string; readonly billed: ShownPostsOutcome['billed'] };
    readonly now: Date;
  },
): FetchedFeed {
  return {
    kind: 'feed',
    title: '',
    entries: posts.flatMap((post) => entryOf(post, source.url) ?? []),
    withoutLink: 0,
    etag: null,
    lastModified: null,
    isChecked: true,
    account: {
      remoteId: accountId,
      leftOut: 0,
      // X reports deletions only if asked, and bills each question.
      gone: new Set(),
      // A post dated in the future would hide all earlier ones.
      readUntilId: posts
        .filter(({ at }) => at.getTime() <= now.getTime() + skewMs)
        .reduce<string | null>((newest, { id }) => newerOf(newest, id), source.readUntilId),
      areOwned: accountId === reader.remoteId,
    },
    bill,
  };
}

/** Returns the newer of two posts by their ids, which grow with time. */
function newerOf(one: string | null, other: string): string {
  return one !== null && BigInt(one) > BigInt(other) ? one : other;
}

function entryOf(
  { id, earlierIds, url, at, text, links, quotes, media, pictures }: ShownPost,
  page: string,
): FeedEntry | null {
  // An edited post keeps the key of its first id.
  const [firstId = id] = [...earlierIds].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
  const canonical = canonicalLink(url.replace(id, firstId), url);
  if (canonical === null) return null;
  return {
    key: canonical.key,
    // Names the account, for readers and for other Tambours.
    link: URL.parse(url)?.host === new URL(page).host ? `${page}/status/${id}` : url,
    title: tidied(text),
    summary: '',
    publishedAt: at,
    datedAt: at,
    post: {
      original: { kind: 'x', remoteId: id, at: at.toISOString() },
      links,
      quotes,
      continues: false,
      pictures: pictures.map((picture) => ({ ...picture, description: tidied(picture.description) })),
      hasMore: media > pictures.length,
    },
  };
}

function failureOf(end: ShownPostsOutcome['end']): Extract<FetchedFeed, { readonly kind: 'failed' }> {
  switch (end.kind) {
    case 'tryLater':
      return { ...failed({ why: 'status', status: 429 }), retryAfterSeconds: end.afterSeconds };
    case 'locked':
      return failed({ why: 'keys' });
    case 'noPosts':
      return failed({ why: end.why });
    case 'unreadable':
      return failed({ why: end.why === 'reading_off' ? 'readingOff' : 'unreachable' } satisfies ReadFailure);
    case 'unsupported':
    case 'all':
      return failed({ why: 'unreachable' });
  }
}
