import { z } from 'zod';

import type { Server } from './server.ts';
import { labelled } from './software.ts';

const linksSchema = z.object({ links: z.array(z.object({ rel: z.string(), href: z.url() })) });
const nodeInfoSchema = z.object({
  software: z.object({ name: z.string().min(1).max(100), version: z.string().max(200) }),
});

/**
 * Reads what software a server says it is, such as "Mastodon 4.6.5"; empty if it does not say. Asks without the token.
 * See https://nodeinfo.diaspora.software/protocol.html.
 */
export async function softwareOf(server: Server, signal: AbortSignal): Promise<string> {
  const links = linksSchema.safeParse(await readJson(server, new URL('/.well-known/nodeinfo', server.url), signal));
  const link = links.data?.links.findLast(({ rel }) => rel.includes('nodeinfo.diaspora.software/ns/schema/2'));
  if (link === undefined) return '';
  // The link may have another scheme than we use, but no other host.
  const named = new URL(link.href);
  if (named.host !== new URL(server.url).host) return '';
  const nodeInfo = nodeInfoSchema.safeParse(await readJson(server, new URL(named.pathname, server.url), signal));
  if (!nodeInfo.success) return '';
  const { name, version } = nodeInfo.data.software;
  return labelled(name, version);
}

async function readJson(server: Server, url: URL, signal: AbortSignal): Promise<unknown> {
  try {
    const response = await fetch(url, {
      redirect: 'error',
      headers: { Accept: 'application/json', 'Accept-Encoding': 'identity' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(server.timeouts.readMs)]),
      dispatcher: server.dispatcherFor({ status: null, headers: {} }),
    });
    return await response.json();
  } catch {
    // The version may still name it: see `softwareIn`.
    return null;
  }
}
