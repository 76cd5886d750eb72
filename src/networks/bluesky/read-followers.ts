import { z } from 'zod';

import { countSchema } from '#networks/count-of.ts';
import type { FollowersOutcome } from '#networks/read-outcome.ts';

import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';

/** Reads the account's current number of followers. */
export async function readFollowers(server: Server, signal: AbortSignal): Promise<FollowersOutcome> {
  const answer = await server.ask({
    method: 'app.bsky.actor.getProfile',
    query: ({ did }) => ({ actor: did }),
    schema: z.object({ did: z.string(), followersCount: countSchema }),
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind !== 'answer') return { followers: null, billed: {}, end: readingEnd(answer) };
  const isOwn = answer.data.did === answer.session?.did;
  if (!isOwn) return { followers: null, billed: {}, end: { kind: 'unreadable', why: 'no_answer' } };
  return { followers: answer.data.followersCount, billed: {}, end: { kind: 'all' } };
}
