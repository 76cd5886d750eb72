import { networkKinds } from '#networks/network-kinds.ts';
import type { SourceKind } from '#storage/generated/client.ts';

/** A source's address in its one spelling, with its kind. */
export interface SourceAddress {
  readonly kind: SourceKind;
  /** The feed's address, or the address of an account's page. */
  readonly url: string;
}

const namesOfX = new Set(['x.com', 'twitter.com', 'mobile.x.com', 'mobile.twitter.com']);
/** Paths on X that are no account's page. */
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
/** Address of a Mastodon account's feed. */
const feedPage = /\.(?:rss|atom|xml|json)\/?$/i;

/**
 * Reads what somebody entered as a source's address: a feed, `@name@server` or an account's page on Mastodon, or an
 * account's page on X, for short `@name`. Null if it is none of these. Whether the address works shows only when it is
 * read.
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

/**
 * Returns the full name of the account at an address, "@name@server", which is unique across networks; null: a feed.
 */
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
