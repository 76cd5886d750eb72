import { networkSchema } from '#desks/account.ts';
import { allNetworks, type NetworkFacts, networkKinds } from '#networks/network-kinds.ts';
import type { Account } from '#storage/generated/client.ts';

import { readSourceAddress } from './source-address.ts';

/** What is known of where people find an account. */
export type Addressed = Pick<Account, 'network' | 'handle' | 'serverUrl'>;

/** Returns the pages of an account that a source may read, without their scheme: by its handle, and on its server. */
export function pagesOf({ network, handle, serverUrl }: Addressed): readonly string[] {
  const name = handle.startsWith('@') ? handle : `@${handle}`;
  const [host] = hostsOf(network);
  const byHandle = readSourceAddress(host === undefined ? name : `${name}@${host}`);
  const [, user = ''] = name.split('@');
  const onServer = host === undefined ? URL.parse(`/@${user}`, serverUrl) : null;
  // Where each server has its own accounts, a handle without one says nothing.
  const named = byHandle?.kind === network ? byHandle.url : undefined;
  return [named, onServer?.href].flatMap((url) => (url === undefined ? [] : pageAt(url)));
}

/** Returns the page of the account that stands at an address, or whose feed does, without its scheme. */
export function pageAt(url: string): string {
  return url
    .replace(/^https?:\/\//, '')
    .replace(/(\/@[^/]+)\.(?:rss|atom|json)$/, '$1')
    .toLowerCase();
}

/** Returns the hosts at which all posts of a network are read; none if each server shows its own. */
export function hostsOf(network: Addressed['network']): readonly string[] {
  return networkKinds[networkSchema.parse(network)].hosts;
}

/** Tells whether a source reads an account, by its page or the feed of it. */
export function isOf(account: Addressed, { url }: { readonly url: string }): boolean {
  return pagesOf(account).includes(pageAt(url));
}

/** A post on a network, as its address names it. */
interface PostAt {
  /** The page of its account, as `pageAt` has it; null: the address does not name it. */
  readonly page: string | null;
  readonly id: string;
}

/** Returns which post stands at an address, by the forms that networks give theirs; null: it looks like none. */
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
