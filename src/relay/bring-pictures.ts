import { readDesk } from '#desks/desk.ts';
import { imageLimits, MAX_IMAGES } from '#drafts/image-limits.ts';
import { takeImage } from '#drafts/take-image.ts';

import type { FetchedFeed } from './fetch-feed.ts';
import type { BroughtPicture, EntryPicture } from './original.ts';
import type { FeedEntry } from './read-feed.ts';
import type { RelayDeps } from './relay-deps.ts';
import type { Source } from './source.ts';

/** More new posts than this are a flood, from which no draft is made. */
const mostEntries = 25;
/** Time limit for all pictures of a reading; later ones are left out, and the draft says so. */
const withinMs = 60_000;

type Limits = ReturnType<typeof imageLimits>;
type Fetch = (url: string) => Promise<Buffer | null>;

/**
 * Adds the pictures with descriptions to new posts, processed like people's own: read by the guarded fetch and
 * re-encoded within the limits of the source's accounts. A picture that cannot be had is left out.
 */
export async function bringPictures(
  { store, fetch }: Pick<RelayDeps, 'store' | 'fetch'>,
  source: Source,
  fetched: FetchedFeed,
  stopping: AbortSignal,
): Promise<FetchedFeed> {
  if (fetched.kind !== 'feed' || source.state.kind !== 'on' || source.readAt === null) return fetched;
  const described = fetched.entries.filter(({ post }) => post?.pictures.some(isDescribed));
  if (described.length === 0) return fetched;
  const keys = fetched.entries.map(({ key }) => key);
  const items = await store.db.sourceItem.findMany({
    where: { sourceId: source.id, key: { in: keys } },
    select: { key: true },
  });
  const known = new Set(items.map(({ key }) => key));
  if (keys.length - known.size > mostEntries) return fetched;
  const desk = await readDesk(store.db, { id: source.deskId }, store.clock.now());
  const limits = imageLimits((desk?.accounts ?? []).filter(({ id }) => source.accountIds.includes(id)));
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(withinMs)]);
  const read: Fetch = async (url) => {
    if (signal.aborted) return null;
    const answer = await fetch({ url, accept: 'image/*', etag: null, lastModified: null }, signal);
    return answer.kind === 'answered' && answer.status === 200 ? answer.body : null;
  };
  const entries: FeedEntry[] = [];
  for (const entry of fetched.entries) {
    const isNew = described.includes(entry) && !known.has(entry.key);
    entries.push(isNew ? await withPictures(entry, limits, read) : entry);
  }
  return { ...fetched, entries };
}

function isDescribed({ description }: EntryPicture): boolean {
  return description !== '';
}

async function withPictures(entry: FeedEntry, limits: Limits, read: Fetch): Promise<FeedEntry> {
  const { post } = entry;
  if (post === undefined) return entry;
  const brought: BroughtPicture[] = [];
  for (const { url, description } of post.pictures.filter(isDescribed).slice(0, MAX_IMAGES)) {
    const bytes = await read(url);
    const taken = bytes === null ? null : await takeImage(bytes, limits);
    // The whole reading is tried again: the entry is read only once.
    if (taken?.kind === 'refused' && taken.why === 'fault' && taken.fault === 'decoderNotStarted') {
      throw new Error('no decoder could be started for the pictures of a source');
    }
    if (taken?.kind === 'image') brought.push({ ...taken, alt: description });
  }
  return { ...entry, post: { ...post, brought } };
}
