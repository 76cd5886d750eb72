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

/** As many as a preview shows. */
const mostAtFirst = 5;
/** More than may be new at once, so that a flood is seen and costs no more. */
const mostLater = 30;
const timeoutMs = 60_000;
/** Its clock and ours may differ by this much. */
const skewMs = 120_000;

/**
 * Reads the timeline of an account on X by an account of the desk, where reading is on: what is newer than what was read
 * last, since X bills each post read. What it was billed comes with the answer, also where it failed.
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
      // Nobody says so unasked, and each question is billed.
      gone: new Set(),
      // One of the future would hide all that come before it.
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
  // An edited post is the one that it was.
  const [firstId = id] = [...earlierIds].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
  const canonical = canonicalLink(url.replace(id, firstId), url);
  if (canonical === null) return null;
  return {
    key: canonical.key,
    // Names whose it is, for readers and for other Tambours.
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
