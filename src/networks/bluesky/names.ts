import { z } from 'zod';

import type { Unanswered } from './request.ts';
import type { Server } from './server.ts';

const resolvedSchema = z.object({ did: z.string().startsWith('did:').max(300) });

/** The account that a name leads to; `did` null: none. */
export type Named = { readonly kind: 'named'; readonly did: string | null } | Unanswered;

/** Asks which account a name leads to. */
export async function resolveName(server: Server, handle: string, signal: AbortSignal): Promise<Named> {
  const answer = await server.ask({
    method: 'com.atproto.identity.resolveHandle',
    query: () => ({ handle }),
    schema: resolvedSchema,
    signal,
    withinMs: server.timeouts.readMs,
    kind: 'lookUp',
  });
  if (answer.kind === 'answer') return { kind: 'named', did: answer.data.did };
  // "HandleNotFound" for its own names, "Unable to resolve handle" for all others and for impossible names.
  const isNobody =
    answer.kind === 'status' && answer.status === 400 && /handle/iu.test(`${answer.error} ${answer.message}`);
  return isNobody ? { kind: 'named', did: null } : answer;
}

/** Asks which accounts names lead to. Names of nobody are left out. */
export async function resolveNames(
  server: Server,
  handles: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string> | Unanswered> {
  const dids = new Map<string, string>();
  for (const handle of handles) {
    const named = await resolveName(server, handle, signal);
    if (named.kind !== 'named') return named;
    if (named.did !== null) dids.set(handle, named.did);
  }
  return dids;
}
