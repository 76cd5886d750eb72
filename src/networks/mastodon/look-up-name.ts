import { z } from 'zod';

import type { NameOutcome, NearName } from '#networks/read-outcome.ts';

import type { Answer } from './ask.ts';
import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';
import { remoteIdSchema } from './remote-id.ts';

const maxName = 300;
const accountSchema = z.object({
  id: remoteIdSchema,
  acct: z
    .string()
    .max(maxName)
    .regex(/^[^\s\p{C}]+$/u),
  url: z.url({ protocol: /^https?$/ }).max(2 * maxName),
});
const foundSchema = z.object({ accounts: z.array(z.unknown()).default([]) });

const mostFound = 20;

/**
 * Looks up which account a name leads to on its own server and, if the token may search, which names begin alike. See
 * https://docs.joinmastodon.org/methods/accounts/#lookup and https://docs.joinmastodon.org/methods/search/#v2.
 */
export async function lookUpName(server: Server, handle: string, signal: AbortSignal): Promise<NameOutcome> {
  const [name = ''] = handle.replace(/^@/u, '').split('@');
  const answer = await server.ask({
    schema: z.object({ id: remoteIdSchema }),
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) => client.v1.accounts.lookup({ acct: name }),
  });
  // A proxy's "not found" does not mean that the account is missing.
  const isNobody = answer.kind === 'status' && answer.message !== null && [404, 410].includes(answer.status);
  if (answer.kind !== 'answer' && !isNobody) {
    const end = (await readingEnd(server, answer, signal)) ?? ({ kind: 'unreadable', why: 'no_answer' } as const);
    return { leadsTo: null, near: [], billed: {}, end };
  }
  const leadsTo = answer.kind === 'answer' ? answer.data.id : null;
  return { leadsTo, near: await namesNear(server, name, signal), billed: {}, end: { kind: 'all' } };
}

/**
 * Searches for the name, and for the name without its last letter. Finds nothing if the token may not search or no
 * answer comes.
 */
async function namesNear(server: Server, name: string, signal: AbortSignal): Promise<readonly NearName[]> {
  const near = new Map<string, NearName>();
  for (const wanted of [name, name.slice(0, -1)]) {
    if (wanted === '') continue;
    const answer: Answer<z.infer<typeof foundSchema>> = await server.ask({
      schema: foundSchema,
      signal,
      withinMs: server.timeouts.readMs,
      call: (client) => client.v2.search.list({ q: wanted, type: 'accounts', resolve: false, limit: mostFound }),
    });
    if (answer.kind !== 'answer') break;
    for (const one of answer.data.accounts) {
      const account = accountSchema.safeParse(one).data;
      if (account !== undefined) near.set(account.id, { id: account.id, name: account.acct, url: account.url });
    }
  }
  return [...near.values()];
}
