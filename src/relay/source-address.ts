import { networkKinds } from '#networks/network-kinds.ts';
import type { SourceKind } from '#storage/generated/client.ts';

/** What stands at an address that somebody gave, and its one spelling. */
export interface SourceAddress {
  readonly kind: SourceKind;
  /** Of a feed its own; of an account that of its page. */
  readonly url: string;
}

const namesOfX = new Set(['x.com', 'twitter.com', 'mobile.x.com', 'mobile.twitter.com']);
/** Pages of X that are nobody's. */
const pagesOfX = new Set([
  'home',
  'i',
  'explore',
  'search',
  'settings',
  'messages',
  'notifications',
  'login',
  'intent',
]);
const nameOnX = /^\/@?([a-z0-9_]{1,15})\/?$/i;
const nameOnMastodon = /^\/@([a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?)(?:@([^/@\s]+))?\/?$/i;
const written = /^@([a-z0-9_.-]{1,64})(?:@([^/@\s]+))?$/i;
/** The page of a feed of a Mastodon account. */
const feedPage = /\.(?:rss|atom|xml|json)\/?$/i;

/**
 * Reads what somebody gave as the address of a source: that of a feed, `@name@server` or the page of an account on
 * Mastodon, or the page of an account on X, `@name` for short. Null where it is none of them. Whether anything stands
 * there is seen when it is read.
 */
export function readSourceAddress(given: string): SourceAddress | null {
  const text = given.trim();
  const [, name, server] = written.exec(text) ?? [];
  if (name !== undefined) return server === undefined ? onX(`/${name}`) : ofHandle(name, server);
  const url = URL.parse(/^(?:www\.|mobile\.)?(?:x|twitter)\.com\//i.test(text) ? `https://${text}` : text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (isX(url.hostname)) return onX(url.pathname);
  const [, user, elsewhere] = feedPage.test(url.pathname) ? [] : (nameOnMastodon.exec(url.pathname) ?? []);
  if (user === undefined) return { kind: 'feed', url: url.href };
  return elsewhere === undefined ? onMastodon(user, url.origin) : ofHandle(user, elsewhere);
}

/** Returns an account as its address names it, "@name@server", which is nobody else's on any network; null: a feed. */
export function accountName({ kind, url }: SourceAddress): string | null {
  if (kind === 'feed') return null;
  const { host, pathname } = new URL(url);
  const [hostOfAll]: readonly string[] = networkKinds[kind].hosts;
  return hostOfAll === undefined ? `${pathname.slice(1)}@${host}` : `@${pathname.slice(1)}@${hostOfAll}`;
}

function isX(host: string): boolean {
  return namesOfX.has(host.toLowerCase().replace(/^www\./, ''));
}

function onX(path: string): SourceAddress | null {
  const name = nameOnX.exec(path)?.[1]?.toLowerCase();
  return name === undefined || pagesOfX.has(name) ? null : { kind: 'x', url: `https://x.com/${name}` };
}

function ofHandle(name: string, server: string): SourceAddress | null {
  if (isX(server)) return onX(`/${name}`);
  const url = URL.parse(`https://${server}`);
  return url === null || url.pathname !== '/' || url.search !== '' || url.username !== ''
    ? null
    : onMastodon(name, url.origin);
}

function onMastodon(name: string, origin: string): SourceAddress {
  return { kind: 'mastodon', url: `${origin}/@${name.toLowerCase()}` };
}
