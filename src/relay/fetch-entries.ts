import { bringPictures } from './bring-pictures.ts';
import { fetchFeed, type FetchedFeed } from './fetch-feed.ts';
import { fetchStatuses, type RelayedPost } from './fetch-statuses.ts';
import { fetchTimeline } from './fetch-timeline.ts';
import { originalSchema } from './original.ts';
import type { RelayDeps } from './relay-deps.ts';
import type { Source } from './source.ts';

/** Asks for what stands at a source, by its kind. */
export async function fetchEntries(deps: RelayDeps, source: Source, stopping: AbortSignal): Promise<FetchedFeed> {
  switch (source.kind) {
    case 'feed':
      return fetchFeed(deps.fetch, source, stopping);
    case 'mastodon':
      return bringPictures(
        deps,
        source,
        await fetchStatuses(deps.fetch, source, await relayedPosts(deps, source), stopping),
        stopping,
      );
    case 'x':
      return bringPictures(deps, source, await fetchTimeline(deps, source, stopping), stopping);
  }
}

/** Reads the relayed posts of which nobody was told yet that they are gone. */
async function relayedPosts({ store }: RelayDeps, { id }: Source): Promise<readonly RelayedPost[]> {
  const items = await store.db.sourceItem.findMany({
    where: { sourceId: id, draftId: { not: null }, goneToldAt: null },
    select: { key: true, original: true },
  });
  return items.flatMap(({ key, original }) => {
    const read = originalSchema.safeParse(original);
    return read.success ? [{ key, original: read.data }] : [];
  });
}
