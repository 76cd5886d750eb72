import { networkSchema } from '#desks/account.ts';
import { allNetworks, type NetworkFacts, networkKinds } from '#networks/network-kinds.ts';
import type { Account } from '#storage/generated/client.ts';

import { readSourceAddress } from './source-address.ts';

/** The fields that give an account's public addresses. */
export type Addressed = Pick<Account, 'network' | 'handle' | 'serverUrl'>;

/** Returns the pages of an account that a source may read, without scheme: by its handle, and on its server. */
export function pagesOf({ network, handle, serverUrl }: Addressed): readonly string[] {
  const name = handle.startsWith('@') ? handle : `@${handle}`;
  const [host] = hostsOf(network);
  const byHandle = readSourceAddress(host === undefined ? name : `${name}@${host}`);
  const [, user = ''] = name.split('@');
  const onServer = host === undefined ? URL.parse(`/@${user}`, serverUrl) : null;
  // On a network where each server has its own accounts, a handle without server is not enough.
  const named = byHandle?.kind === network ? byHandle.url : undefined;
  return [named, onServer?.href].flatMap((url) => (url === undefined ? [] : pageAt(url)));
}

/** Returns the account page for an address, which may be the page itself or its feed, without scheme. */
export function pageAt(url: string): string {
  return url
    .replace(/^https?:\/\//, '')
    .replace(/(\/@[^/]+)\.(?:rss|atom|json)$/, '$1')
    .toLowerCase();
}

/** Returns the hosts that show all posts of a network; empty if each server shows its own. */
export function hostsOf(network: Addressed['network']): readonly string[] {
  return networkKinds[networkSchema.parse(network)].hosts;
}

/** Tells whether a source reads this account, through its page or its feed. */
export function isOf(account: Addressed, { url }: { readonly url: string }): boolean {
  return pagesOf(account).includes(pageAt(url));
}

/** A post on a network, read from its address. */
interface PostAt {
  /** Its account's page, as `pageAt` returns it; null: the address does not name the account. */
  readonly page: string | null;
  readonly id: string;
}

/** Returns the post at an address, by the networks' forms of post addresses; null: it looks like no post. */
export function postAt(link: string): PostAt | null {
  const url = URL.parse(link);
  if (url === null) return null;
  for (const { path, page } of allNetworks.flatMap((kind): NetworkFacts['postPaths'] => networkKinds[kind].postPaths)) {
    const { id, name } = path.exec(url.pathname)?.groups ?? {};
    if (id === undefined) continue;
    const read = page === null ? null : readSourceAddress(new URL(`${page}${name ?? ''}`, url.origin).href);
    return { page: read === null || read.kind === 'feed' ? null : pageAt(read.url), id };
  }
  return null;
}
