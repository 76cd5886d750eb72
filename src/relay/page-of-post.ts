import { canonicalLink } from '#text/canonical-link.ts';

import type { FeedEntry } from './read-feed.ts';

/** A page to which a post leads. */
export interface LedTo {
  readonly key: string;
  /** The words of the post beside its link, names and hashtags, as `besideLinks` returns them. */
  readonly words: string;
}

const aside = /https?:\/\/\S+|(?<![\p{L}\p{N}_])[#@][\p{L}\p{N}_][\p{L}\p{N}_.@-]*/gu;

/** Returns the page to which a post leads with its one link; null: it has none or several, or something hangs on it. Pure. */
export function pageOfPost({ title, warning, post }: Pick<FeedEntry, 'title' | 'warning' | 'post'>): LedTo | null {
  if (post === undefined || warning !== undefined) return null;
  if (post.quotes || post.continues || post.hasMore || post.pictures.length > 0) return null;
  const [key, ...others] = new Set(post.links.map((link) => canonicalLink(link, link)?.key ?? null));
  if (key === undefined || key === null || others.length > 0) return null;
  return { key, words: besideLinks(title) };
}

/** Returns the letters and digits of a text, beside its links, names and hashtags, in one case. Pure. */
export function besideLinks(text: string): string {
  return text
    .replaceAll(aside, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Tells whether words say nothing that those do not say that were shown already, which they begin. Whatever else somebody
 * says of the same page, such as that a warning is over, is news. Pure.
 */
export function saysNoMore(words: string, shown: string): boolean {
  return shown === words || shown.startsWith(words === '' ? '' : `${words} `);
}
