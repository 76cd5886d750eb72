import { parseFeed } from 'feedsmith';

import { shorten } from '#text/shorten.ts';

import { canonicalLink } from '#text/canonical-link.ts';
import { decodeFeed } from './decode-feed.ts';
import { dateOf, isVague } from './entry-date.ts';
import { hasDoctype } from './has-doctype.ts';
import type { EntryPost } from './original.ts';
import { plainLine, plainWords } from './plain-words.ts';

/** One entry of a source: its words without markup, and its link. */
export interface FeedEntry {
  /** Its identity: the canonical link, never the feed's id, which sites change. */
  readonly key: string;
  readonly link: string;
  /** The feed's own id of it; left out: none. */
  readonly guid?: string;
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
  /** Its date has no zone, no time, or its day could be its month; left out: it is exact. */
  readonly isVaguelyDated?: boolean;
  /** Its own date of publication or last change. */
  readonly datedAt: Date | null;
  /** Its words may be misread: how they are encoded is a guess, or its title held tags that are not of a title. */
  readonly isGuessed?: true;
  /** Left out for a page. */
  readonly post?: EntryPost;
}

export type FeedRead =
  | {
      readonly kind: 'feed';
      readonly title: string;
      /** In the feed's order, newest first. */
      readonly entries: readonly FeedEntry[];
      /** Number of entries without a link. */
      readonly withoutLink: number;
      /** The authors that it names; left out if there can be only one. */
      readonly authors?: readonly string[];
      /** True if it looks like a feed of comments, in which anybody can write. */
      readonly isOfComments?: boolean;
    }
  | { readonly kind: 'refused'; readonly why: 'doctype' | 'charset' | 'notAFeed' | 'page' };

/** Most entries that are read: between two readings no more can be new. */
const mostEntries = 1000;
const mostAuthors = 20;
const longestName = 60;

/** Fields common to all formats. */
interface RawEntry {
  readonly link: string | undefined;
  readonly guid: string | undefined;
  /** What its links are relative to, from the outside in. */
  readonly bases: readonly (string | undefined)[];
  readonly title: FeedText;
  readonly summary: FeedText;
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly authors: readonly (string | undefined)[];
}

/** Words as the feed writes them: with markup, or declared to be plain. */
type FeedText = string | { readonly plain: string } | undefined;

/** Begins a page for people, which somebody often enters in place of its feed. */
const htmlPage = /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)[\s>]/iu;

/** Tags with which titles are set. Others are spoken of, as in "the <main> element", and are lost where they are read. */
const tagOfNoTitle = /<\/?(?!(?:a|abbr|b|bdi|br|cite|em|font|i|mark|p|q|small|span|strong|sub|sup|u|wbr)\b)[a-z]/iu;

/** Reads a feed: RSS, Atom or JSON Feed. `url`: where it was found. Never throws. */
export function readFeed(body: Buffer, contentType: string | null, url: string): FeedRead {
  const document = decodeFeed(body, contentType);
  if (document === null) return { kind: 'refused', why: 'charset' };
  const { text, isGuessed } = document;
  if (htmlPage.test(text)) return { kind: 'refused', why: 'page' };
  if (!isJson(text) && hasDoctype(text)) return { kind: 'refused', why: 'doctype' };
  try {
    const { title, entries } = rawFeed(text);
    // What is not well-formed may swallow all of them.
    if (entries.length === 0 && /<(?:\w+:)?(?:item|entry)[\s>]/u.test(text))
      return { kind: 'refused', why: 'notAFeed' };
    const taken = newestOf(entries);
    const read = taken.map((entry) => entryOf(entry, url));
    const found = read.filter((entry) => entry !== null);
    return {
      kind: 'feed',
      title: plainWords(title ?? ''),
      entries: isGuessed ? found.map((entry) => ({ ...entry, isGuessed })) : found,
      withoutLink: read.length - found.length,
      authors: authorsOf(taken),
      isOfComments: isOfComments(url, title ?? ''),
    };
  } catch {
    // The parser throws several kinds of errors, and maliciously deep nesting may exhaust the stack.
    return { kind: 'refused', why: 'notAFeed' };
  }
}

/** Tells whether the parser takes a text as JSON: what only begins like it is parsed as XML. */
function isJson(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function wordsOf(text: FeedText): string {
  return typeof text === 'object' ? plainLine(text.plain) : plainWords(text ?? '');
}

/** Returns as many as are read: some feeds list the newest last. */
function newestOf(entries: readonly RawEntry[]): readonly RawEntry[] {
  const [first = null, last = null] = [entries[0], entries.at(-1)].map((entry) => dateOf(entry?.published));
  const isNewestLast = first !== null && last !== null && first < last;
  return isNewestLast ? entries.slice(-mostEntries) : entries.slice(0, mostEntries);
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

function rawFeed(text: string): { readonly title: string | undefined; readonly entries: readonly RawEntry[] } {
  const { format, feed } = parseFeed(text);
  switch (format) {
    case 'rss':
      return {
        title: feed.title,
        entries: (feed.items ?? []).map((item) => ({
          link:
            item.link ??
            pageOf(item.atom?.links ?? []) ??
            (item.guid?.isPermaLink === false ? undefined : addressOf(item.guid?.value)),
          guid: item.guid?.value,
          bases: [feed.xml?.base, item.xml?.base],
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
          guid: undefined,
          bases: [feed.xml?.base, item.xml?.base],
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
          link: pageOf(entry.links ?? []) ?? addressOf(entry.id),
          guid: entry.id,
          bases: [feed.xml?.base, entry.xml?.base],
          title: feedTextOf(entry.title),
          summary: feedTextOf(entry.summary ?? entry.content),
          published: entry.published,
          updated: entry.updated,
          authors: (entry.authors ?? []).map(({ name }) => name),
        })),
      };
    case 'json':
      return {
        title: feed.title,
        entries: (feed.items ?? []).map((item) => ({
          link: item.url ?? item.external_url ?? addressOf(item.id),
          guid: item.id,
          bases: [],
          title: plainly(item.title),
          summary: plainly(item.summary ?? item.content_text) ?? item.content_html,
          published: item.date_published,
          updated: item.date_modified,
          authors: (item.authors ?? []).map(({ name }) => name),
        })),
      };
  }
}

/** Returns the page that an entry leads to: not its PDF, where both are named. */
function pageOf(
  links: readonly { readonly href?: string; readonly rel?: string; readonly type?: string }[],
): string | undefined {
  const pages = links.filter(({ rel }) => rel === undefined || rel === 'alternate');
  return (pages.find(({ type }) => type === undefined || /html/iu.test(type)) ?? pages[0])?.href;
}

function plainly(plain: string | undefined): FeedText {
  return plain === undefined ? undefined : { plain };
}

/** Returns the text of one of Atom's text constructs, which state their type. One without a type often holds markup. */
function feedTextOf(construct: { readonly value?: string; readonly type?: string } | undefined): FeedText {
  return construct?.type === 'text' ? plainly(construct.value) : construct?.value;
}

/** Returns an id that is a whole address; others lead nowhere. */
function addressOf(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//iu.test(id.trim()) ? id : undefined;
}

/** Begins or is what names no place on a page where an entry could stand: a campaign, words to mark, "#top". */
const noPlace = /^#(?:xtor|utm_|mtm_|pk_|at_|:~:|(?:top|content|main|contenu|inhalt|comments|respond)$)/iu;

/** Returns the place on a page, if several entries may stand on that page: "#2", "#rue-haute", "#!/news/12". */
function placeOf(link: string, base: string): string {
  const hash = URL.parse(link.trim(), base)?.hash ?? '';
  return noPlace.test(hash) ? '' : hash;
}

function entryOf(raw: RawEntry, url: string): FeedEntry | null {
  const { guid, bases, title, summary, published, updated } = raw;
  const base = bases.reduce<string>((outer, inner) => URL.parse(inner ?? '', outer)?.href ?? outer, url);
  // Written twice over, as no address has it.
  const link = raw.link?.replaceAll('&amp;', '&');
  const canonical = link === undefined ? null : canonicalLink(link, base);
  if (canonical === null) return null;
  const place = placeOf(link ?? '', base);
  const publishedAt = dateOf(published);
  return {
    link: `${canonical.link}${place}`,
    key: `${canonical.key}${place}`,
    ...(guid === undefined || guid === '' ? {} : { guid }),
    title: wordsOf(title),
    summary: wordsOf(summary),
    ...(typeof title === 'string' && tagOfNoTitle.test(title) ? { isGuessed: true } : {}),
    publishedAt,
    ...(publishedAt !== null && isVague(published ?? '') ? { isVaguelyDated: true } : {}),
    datedAt: dateOf(updated) ?? publishedAt,
  };
}
