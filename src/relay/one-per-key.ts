import { createHash } from 'node:crypto';

import type { SourceItem } from '#storage/generated/client.ts';

import type { FeedEntry } from './read-feed.ts';
import { entryWordsSchema } from './relay-notice.ts';
import { isSameTitle } from './same-news.ts';

/** What holds the key of a page; null: not known. */
interface Holder {
  readonly guid: string | null;
  readonly title: string | null;
}

/**
 * Returns the entries of a reading, in their order, one for each key. Entries about one page are versions of one, of
 * which the newest counts. One that differs in its id and its title from what holds the page's key is another: it gets
 * a key of its own, and keeps it when the first is gone. Pure.
 */
export function onePerKey(
  entries: readonly FeedEntry[],
  items: readonly Pick<SourceItem, 'key' | 'guid' | 'shown'>[],
): readonly FeedEntry[] {
  const titles = new Map(entries.map(({ key, guid, title }) => [`${key} ${guid}`, title]));
  const holders = new Map(
    items.map(({ key, guid, shown }): readonly [string, Holder] => {
      const title = entryWordsSchema.safeParse(shown).data?.title ?? titles.get(`${key} ${guid}`) ?? null;
      return [key, { guid, title }];
    }),
  );
  // Oldest first, since the first of a page holds its key.
  const keyed = entries.toReversed().map((read) => {
    const entry = { ...read, key: holders.has(read.key) ? read.key : knownTwin(read.key, holders) };
    const { key, guid = null, title } = entry;
    if (guid === null) return entry;
    const own = `${key} ${createHash('sha256').update(guid).digest('hex').slice(0, 16)}`;
    const holder = holders.get(key);
    if (holder === undefined) holders.set(key, { guid, title });
    return holders.has(own) || (holder !== undefined && isOther(holder, guid, title)) ? { ...entry, key: own } : entry;
  });
  return [...Map.groupBy(keyed.toReversed(), ({ key }) => key).values()].flatMap(newestOf);
}

/** Returns the key by which the page is known with "www.", or without: sites move from one to the other. */
function knownTwin(key: string, holders: ReadonlyMap<string, Holder>): string {
  const twin = key.startsWith('www.') ? key.slice(4) : `www.${key}`;
  return holders.has(twin) ? twin : key;
}

function isOther(holder: Holder, guid: string, title: string): boolean {
  return holder.guid !== null && holder.guid !== guid && holder.title !== null && !isSameTitle(holder.title, title);
}

/** Returns the newest of the entries about one page: some sites put the time into ids and keep each version. */
function newestOf(same: readonly FeedEntry[]): readonly FeedEntry[] {
  return same.toSorted((one, other) => timeOf(other) - timeOf(one)).slice(0, 1);
}

function timeOf({ datedAt }: FeedEntry): number {
  return datedAt?.getTime() ?? 0;
}
