import { bringPictures } from './bring-pictures.ts';
import type { FetchedFeed } from './fetch-feed.ts';
import type { RelayedPost } from './fetch-statuses.ts';
import { originalSchema } from './original.ts';
import type { RelayDeps } from './relay-deps.ts';
import type { Source } from './source.ts';

/** Fetches a source by its kind. The libraries of a kind are loaded with its first source. */
export async function fetchEntries(deps: RelayDeps, source: Source, stopping: AbortSignal): Promise<FetchedFeed> {
  switch (source.kind) {
    case 'feed': {
      const { fetchFeed } = await import('./fetch-feed.ts');
      return fetchFeed(deps.fetch, source, stopping);
    }
    case 'mastodon': {
      const { fetchStatuses } = await import('./fetch-statuses.ts');
      return bringPictures(
        deps,
        source,
        await fetchStatuses(deps.fetch, source, await relayedPosts(deps, source), stopping),
        stopping,
      );
    }
    case 'x': {
      const { fetchTimeline } = await import('./fetch-timeline.ts');
      return bringPictures(deps, source, await fetchTimeline(deps, source, stopping), stopping);
    }
  }
}

/** Reads the relayed posts not yet reported as gone. */
async function relayedPosts({ store }: RelayDeps, { id }: Source): Promise<readonly RelayedPost[]> {
  const items = await store.db.sourceItem.findMany({
    where: { sourceId: id, draftId: { not: null }, goneNotifiedAt: null },
    select: { key: true, original: true },
  });
  return items.flatMap(({ key, original }) => {
    const read = originalSchema.safeParse(original);
    return read.success ? [{ key, original: read.data }] : [];
  });
}
