import { parseFeed } from 'feedsmith';

import { shorten } from '#text/shorten.ts';

import { canonicalLink } from '#text/canonical-link.ts';
import { hasDoctype } from './has-doctype.ts';
import type { EntryPost } from './original.ts';
import { plainWords } from './plain-words.ts';

/** One entry of a source: its words without markup, and its link. */
export interface FeedEntry {
  /** Its identity: the canonical link, never the feed's id, which sites change. */
  readonly key: string;
  readonly link: string;
  /** For a post on a network: all of its words. */
  readonly title: string;
  /** Empty for a post on a network. */
  readonly summary: string;
  /** The warning before its words; left out: none. */
  readonly warning?: string;
  /** Language that it declares, as a code of two or three letters; left out: none. */
  readonly language?: string;
  /** Its own date of publication; null if missing or impossible. */
  readonly publishedAt: Date | null;
  /** Its own date of publication or last change. */
  readonly datedAt: Date | null;
  /** Left out for a page. */
  readonly post?: EntryPost;
}

export type FeedRead =
  | {
      readonly kind: 'feed';
      readonly title: string;
      /** In the feed's order, newest first; one per page. */
      readonly entries: readonly FeedEntry[];
      /** Number of entries without a link. */
      readonly withoutLink: number;
      /** The authors that it names; left out if there can be only one. */
      readonly authors?: readonly string[];
      /** True if it looks like a feed of comments, in which anybody can write. */
      readonly isOfComments?: boolean;
    }
  | { readonly kind: 'refused'; readonly why: 'doctype' | 'charset' | 'notAFeed' };

/** Most entries that are read: between two readings no more can be new. */
const mostEntries = 1000;
const mostAuthors = 20;
const longestName = 60;
/** Nothing on the web is older. */
const firstYear = 1991;

/** Fields common to all formats. */
interface RawEntry {
  readonly link: string | undefined;
  readonly title: string | undefined;
  readonly summary: string | undefined;
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly authors: readonly (string | undefined)[];
}

/** Reads a feed: RSS, Atom or JSON Feed. `url`: where it was found. Never throws. */
export function readFeed(body: Buffer, contentType: string | null, url: string): FeedRead {
  const text = decoded(body, contentType);
  if (text === null) return { kind: 'refused', why: 'charset' };
  if (!/^\s*\{/.test(text) && hasDoctype(text)) return { kind: 'refused', why: 'doctype' };
  try {
    const { title, entries } = rawFeed(text);
    const taken = entries.slice(0, mostEntries);
    const read = taken.map((entry) => entryOf(entry, url));
    const found = read.filter((entry) => entry !== null);
    return {
      kind: 'feed',
      title: plainWords(title ?? ''),
      entries: [...Map.groupBy(found, ({ key }) => key).values()].flatMap(newestOf),
      withoutLink: read.length - found.length,
      authors: authorsOf(taken),
      isOfComments: isOfComments(url, title ?? ''),
    };
  } catch {
    // The parser throws several kinds of errors, and maliciously deep nesting may exhaust the stack.
    return { kind: 'refused', why: 'notAFeed' };
  }
}

/** Returns the names of the entries' authors, each once. */
function authorsOf(entries: readonly RawEntry[]): readonly string[] {
  const names = entries.flatMap(({ authors }) => authors.map((name) => plainWords(name ?? '')));
  return [...new Set(names.filter((name) => name !== '').map((name) => shorten(name, longestName)))].slice(
    0,
    mostAuthors,
  );
}

/** Tells whether this is a feed of comments, by its address and title as blogs write them. */
function isOfComments(url: string, title: string): boolean {
  const { pathname, search } = new URL(url);
  const isAt = /\/(?:comments|commentaires|kommentare)(?:[/.]|$)/i.test(pathname) || /\bcomments/i.test(search);
  return isAt || /^(?:comments? (?:on|for)|commentaires? (?:sur|pour)|kommentare? (?:zu|für))\b/i.test(title.trim());
}

/**
 * Decodes by the byte order mark, else by the server's encoding, else by the document's; null if the encoding is
 * unknown.
 */
function decoded(body: Buffer, contentType: string | null): string | null {
  const head = body.subarray(0, 200).toString('latin1');
  const named =
    (body[0] === 0xff && body[1] === 0xfe && 'utf-16le') ||
    (body[0] === 0xfe && body[1] === 0xff && 'utf-16be') ||
    (body[0] === 0xef && body[1] === 0xbb && 'utf-8') ||
    /charset="?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ||
    /^\s*<\?xml[^>]*encoding=["']([\w.:-]+)/i.exec(head)?.[1] ||
    'utf-8';
  try {
    return new TextDecoder(named).decode(body);
  } catch {
    return null;
  }
}

function rawFeed(text: string): { readonly title: string | undefined; readonly entries: readonly RawEntry[] } {
  const { format, feed } = parseFeed(text);
  switch (format) {
    case 'rss':
      return {
        title: feed.title,
        entries: (feed.items ?? []).map((item) => ({
          link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          title: item.title,
          summary: item.description ?? item.content?.encoded,
          published: item.pubDate ?? item.dc?.dates?.[0],
          updated: undefined,
          authors: [...(item.dc?.creators ?? []), ...(item.authors ?? []).map(({ name, email }) => name ?? email)],
        })),
      };
    case 'rdf':
      return {
        title: feed.title,
        entries: (feed.items ?? []).map((item) => ({
          link: item.link,
          title: item.title,
          summary: item.description ?? item.content?.encoded,
          published: item.dc?.dates?.[0],
          updated: undefined,
          authors: item.dc?.creators ?? [],
        })),
      };
    case 'atom':
      return {
        title: feed.title?.value,
        entries: (feed.entries ?? []).map((entry) => ({
          link: entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
          title: entry.title?.value,
          summary: entry.summary?.value ?? entry.content?.value,
          published: entry.published,
          updated: entry.updated,
          authors: (entry.authors ?? []).map(({ name }) => name),
        })),
      };
    case 'json':
      return {
        title: feed.title,
        entries: (feed.items ?? []).map((item) => ({
          link: item.url,
          title: item.title,
          summary: item.summary ?? item.content_text ?? item.content_html,
          published: item.date_published,
          updated: item.date_modified,
          authors: (item.authors ?? []).map(({ name }) => name),
        })),
      };
  }
}

function entryOf({ link, title, summary, published, updated }: RawEntry, url: string): FeedEntry | null {
  const canonical = link === undefined ? null : canonicalLink(link, url);
  if (canonical === null) return null;
  const publishedAt = dateOf(published);
  return {
    ...canonical,
    title: plainWords(title ?? ''),
    summary: plainWords(summary ?? ''),
    publishedAt,
    datedAt: dateOf(updated) ?? publishedAt,
  };
}

function dateOf(written: string | undefined): Date | null {
  const date = new Date(written ?? '');
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < firstYear ? null : date;
}

/** Returns the newest of the entries about one page: some sites put the time into ids and keep each version. */
function newestOf(same: readonly FeedEntry[]): readonly FeedEntry[] {
  const time = ({ datedAt }: FeedEntry): number => datedAt?.getTime() ?? 0;
  return same.toSorted((one, other) => time(other) - time(one)).slice(0, 1);
}
