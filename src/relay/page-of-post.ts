import { canonicalLink } from '#text/canonical-link.ts';

import type { FeedEntry } from './read-feed.ts';

/** A page to which a post leads. */
export interface LedTo {
  readonly key: string;
  /** The post's words without links, names and hashtags, as `besideLinks` returns them. */
  readonly words: string;
}

const aside = /https?:\/\/\S+|(?<![\p{L}\p{N}_])[#@][\p{L}\p{N}_][\p{L}\p{N}_.@-]*/gu;

/**
 * Returns the page that a post leads to by its only link; null: it has no or several links, or is more than words.
 * Pure.
 */
export function pageOfPost({ title, warning, post }: Pick<FeedEntry, 'title' | 'warning' | 'post'>): LedTo | null {
  if (post === undefined || warning !== undefined) return null;
  if (post.quotes || post.continues || post.hasMore || post.pictures.length > 0) return null;
  const [key, ...others] = new Set(post.links.map((link) => canonicalLink(link, link)?.key ?? null));
  if (key === undefined || key === null || others.length > 0) return null;
  return { key, words: besideLinks(title) };
}

/** Returns a text's letters and digits without its links, names and hashtags, in lower case. Pure. */
export function besideLinks(text: string): string {
  return text
    .replaceAll(aside, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Tells whether words add nothing to words shown before, which begin with them. Anything else said about the same page,
 * such as the end of a warning, is news. Pure.
 */
export function saysNoMore(words: string, shown: string): boolean {
  return shown === words || shown.startsWith(words === '' ? '' : `${words} `);
}
