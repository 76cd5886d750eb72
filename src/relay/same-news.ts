import { hashOfWords } from '#drafts/relayed/relayed-text.ts';
import type { SourceItem } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { besideLinks, saysNoMore } from './page-of-post.ts';
import type { FeedEntry } from './read-feed.ts';
import { entryWordsSchema } from './relay-notice.ts';
import type { Source } from './source.ts';

/** Something said again after this time is a reminder, which may be wanted. */
export const sameNewsMs = 7 * 86_400_000;

/** What the desk was told or published lately: an entry, as far as it is known, or the text of a post. */
type News = EntryNews | { readonly kind: 'post'; readonly words: string };

interface EntryNews {
  readonly kind: 'entry';
  readonly guid: string | null;
  readonly hash: string;
  /** Title and summary as `besideLinks` returns them; null: not known. */
  readonly said: { readonly title: string; readonly summary: string } | null;
}

/** Returns what an entry says, to compare others with. Pure. */
export function newsOf(entry: FeedEntry): EntryNews {
  return { kind: 'entry', guid: entry.guid ?? null, hash: hashOfWords(entry), said: saidIn(entry) };
}

function saidIn({ title, summary }: Pick<FeedEntry, 'title' | 'summary'>): NonNullable<EntryNews['said']> {
  return { title: besideLinks(title), summary: besideLinks(summary) };
}

/** Reads what a desk was told of, or published, in the last days; of this source also what still stands there. */
export async function recentNews(
  { tx, clock }: UnitOfWork,
  { id, deskId }: Source,
  items: readonly SourceItem[],
): Promise<News[]> {
  const since = new Date(clock.now().getTime() - sameNewsMs);
  const others = await tx.sourceItem.findMany({
    where: { source: { deskId, id: { not: id } }, draftId: { not: null }, seenAt: { gte: since } },
  });
  const own = items.filter(({ seenAt, position }) => seenAt >= since || position !== null);
  const posts = await tx.$queryRaw<{ text: string }[]>`
    SELECT DISTINCT revision."text"
    FROM "Delivery" delivery
      JOIN "Draft" draft ON draft."id" = delivery."draftId"
      JOIN "Revision" revision
        ON revision."draftId" = delivery."draftId" AND revision."number" = delivery."revision"
    WHERE draft."deskId" = ${deskId}::uuid AND delivery."sentAt" >= ${since}`;
  return [
    ...[...own, ...others].map(newsOfItem),
    ...posts.map(({ text }) => ({ kind: 'post', words: besideLinks(text) }) as const),
  ];
}

function newsOfItem({ guid, hash, shown }: SourceItem): EntryNews {
  const words = entryWordsSchema.safeParse(shown).data;
  return { kind: 'entry', guid, hash, said: words === undefined ? null : saidIn(words) };
}

/** Tells whether an entry says what was said before: by its id, its title, its summary or all of its words. Pure. */
export function isKnownNews(news: readonly News[], entry: FeedEntry): boolean {
  const { guid, hash } = newsOf(entry);
  const { title, summary } = saidIn(entry);
  return news.some((one) => {
    switch (one.kind) {
      case 'post':
        return ` ${one.words} `.includes(` ${title} `);
      case 'entry': {
        if ((guid !== null && one.guid === guid) || one.hash === hash) return true;
        const { said } = one;
        if (said === null) return false;
        return areAlike(title, said.title) || (summary !== '' && said.summary === summary);
      }
    }
  });
}

function areAlike(one: string, other: string): boolean {
  return saysNoMore(one, other) || saysNoMore(other, one);
}

/** Tells whether two titles say the same, or one begins with the other. Pure. */
export function isSameTitle(one: string, other: string): boolean {
  return areAlike(besideLinks(one), besideLinks(other));
}
