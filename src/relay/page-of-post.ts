import { canonicalLink } from '#text/canonical-link.ts';
import type { FeedEntry } from './read-feed.ts';

/** Characters beside its link in which a post says little more than that there is a page. */
const mostBeside = 140;

const besideWords = /https?:\/\/\S+|(?<![\p{L}\p{N}_])[#@][\p{L}\p{N}_][\p{L}\p{N}_.@-]*/gu;

/**
 * Returns the key of the page to which a post only leads: it has one link, nothing hangs on it, and beside its link,
 * hashtags and names stand few words. Null: it says something of its own, or is a page itself. Pure.
 */
export function pageOfPost({ title, warning, post }: Pick<FeedEntry, 'title' | 'warning' | 'post'>): string | null {
  if (post === undefined || warning !== undefined) return null;
  if (post.quotes || post.continues || post.hasMore || post.pictures.length > 0) return null;
  const [key, ...others] = new Set(post.links.map((link) => canonicalLink(link, link)?.key ?? null));
  if (key === undefined || others.length > 0) return null;
  const words = title.replaceAll(besideWords, ' ').replaceAll(/\s+/gu, ' ').trim();
  return words.length <= mostBeside ? key : null;
}
