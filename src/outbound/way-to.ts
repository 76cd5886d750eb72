import type { ProxyConfig } from '#config.ts';

import { isTls } from './address.ts';
import { goesDirect } from './goes-direct.ts';

/**
 * The way to a host. `addresses`: the only ones that may be connected to; left out: any to which the name leads. The
 * proxy's address may hold credentials, so it is never shown whole.
 */
export type Way =
  | { readonly kind: 'direct'; readonly addresses?: readonly string[] }
  | { readonly kind: 'proxy'; readonly proxy: URL };

/**
 * Returns the way to an address. WebSockets use the same proxies as web pages; an address without a proxy is reached
 * directly.
 */
export function wayTo(url: URL, proxies: ProxyConfig): Way {
  const proxy = isTls(url) ? proxies.https : proxies.http;
  if (proxy === null || goesDirect(url, proxies.noProxy)) return { kind: 'direct' };
  return { kind: 'proxy', proxy: new URL(proxy) };
}
