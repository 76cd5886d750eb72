import type { ProxyConfig } from '#config.ts';

import { isTls } from './address.ts';
import { goesDirect } from './goes-direct.ts';

/** How a host is reached. The proxy's address may hold credentials: it is never shown whole. */
export type Way = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly proxy: URL };

/** The way to an address: WebSockets go as the pages do, and what names no proxy goes straight. */
export function wayTo(url: URL, proxies: ProxyConfig): Way {
  const proxy = isTls(url) ? proxies.https : proxies.http;
  if (proxy === null || goesDirect(url, proxies.noProxy)) return { kind: 'direct' };
  return { kind: 'proxy', proxy: new URL(proxy) };
}
