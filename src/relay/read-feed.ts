import { isAscii, isUtf8 } from 'node:buffer';

import { parseFeed } from 'feedsmith';

import { shorten } from '#text/shorten.ts';

import { canonicalLink } from '#text/canonical-link.ts';
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
/** Nothing on the web is older. */
const firstYear = 1991;

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

const isUtf8Label = /^utf-?8$/i;
/** Encodings of one byte a letter, in which any bytes can be read. */
const ofOneByte = /^(?:iso-8859|windows-|koi8|macintosh|x-mac|ibm866)/u;
/** Tags with which titles are set. Others are spoken of, as in "the <main> element", and are lost where they are read. */
const tagOfNoTitle = /<\/?(?!(?:a|abbr|b|bdi|br|cite|em|font|i|mark|p|q|small|span|strong|sub|sup|u|wbr)\b)[a-z]/iu;

/** Reads a feed: RSS, Atom or JSON Feed. `url`: where it was found. Never throws. */
export function readFeed(body: Buffer, contentType: string | null, url: string): FeedRead {
  const document = decoded(body, contentType);
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

/**
 * Decodes by the byte order mark, else by the server's encoding, else by the document's; null if the encoding is
 * unknown. A server's wrong label is common: what can only be UTF-8 is, and if it cannot, the document's label counts.
 * Without one it is read as the West's old encoding, unless some of it is UTF-8 after all.
 */
function decoded(
  body: Buffer,
  contentType: string | null,
): { readonly text: string; readonly isGuessed: boolean } | null {
  const head = body.subarray(0, 200).toString('latin1');
  const ofServer = /charset="?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const ofDocument = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  const labelled = ofServer || ofDocument || 'utf-8';
  const isInUtf8 = isUtf8(body);
  const ofMark =
    (body[0] === 0xff && body[1] === 0xfe && 'utf-16le') ||
    (body[0] === 0xfe && body[1] === 0xff && 'utf-16be') ||
    (body[0] === 0xef && body[1] === 0xbb && 'utf-8');
  const named =
    ofMark ||
    (isInUtf8 && !isAscii(body) && ofOneByte.test(encodingOf(labelled) ?? '') && 'utf-8') ||
    (!isInUtf8 && isUtf8Label.test(labelled) && ofDocument) ||
    labelled;
  try {
    const text = new TextDecoder(named).decode(body);
    if (!isInUtf8 && isUtf8Label.test(named) && !/[\u0080-\uFFFC]/u.test(text)) {
      return { text: new TextDecoder('windows-1252').decode(body), isGuessed: true };
    }
    const isTold = ofMark !== false || isInUtf8 || ofDocument === undefined;
    return { text, isGuessed: !isTold && encodingOf(named) !== encodingOf(ofDocument) };
  } catch {
    return null;
  }
}

/** Returns the standard name of the encoding that a label means; null: none. */
function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
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

/** Zones of Europe by name, which `Date` does not know. */
const zones: Readonly<Record<string, string>> = {
  WET: '+0000',
  WEST: '+0100',
  BST: '+0100',
  CET: '+0100',
  MEZ: '+0100',
  CEST: '+0200',
  MESZ: '+0200',
  EET: '+0200',
  EEST: '+0300',
};
const zoneAtEnd = /(?<=\d\s*)(?:WES?T|BST|CES?T|MEZ|MESZ|EES?T)$/iu;
const zoned = /:\d\d.*(?:[+-]\d|(?<![a-z])(?:z|utc?|gmt|[ecmp][sd]t)(?![a-z]))/iu;

/** Tells whether a date may be hours or months off: without a zone, or with only digits for its month. */
function isVague(written: string): boolean {
  return !zoned.test(withOffset(written)) || /^\s*\d{1,2}[/.]\d/u.test(written);
}

function withOffset(written: string): string {
  return written.trim().replace(zoneAtEnd, (name) => zones[name.toUpperCase()] ?? name);
}

function dateOf(written: string | undefined): Date | null {
  const date = new Date(withOffset(written ?? ''));
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < firstYear ? null : date;
}
