import type { NameOutcome } from '#networks/read-outcome.ts';

import { resolveName } from './names.ts';
import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';

/**
 * Looks up which account a name leads to. Similar names are not searched: here a name is a domain, which its owner
 * controls.
 */
export async function lookUpName(server: Server, handle: string, signal: AbortSignal): Promise<NameOutcome> {
  const named = await resolveName(server, handle.replace(/^@/u, '').toLowerCase(), signal);
  if (named.kind !== 'named') return { leadsTo: null, near: [], billed: {}, end: readingEnd(named) };
  return { leadsTo: named.did, near: [], billed: {}, end: { kind: 'all' } };
}
