import { z } from 'zod';

import { countSchema } from '#networks/count-of.ts';
import type { BoostersOutcome } from '#networks/read-outcome.ts';

import { readingEnd } from './reading-end.ts';
import { type Server, uriOf } from './server.ts';

const mostAccounts = 100;
const batchSize = 25;

const repostersSchema = z.object({
  repostedBy: z.array(z.object({ did: z.string() })).max(mostAccounts),
  cursor: z.string().optional(),
});
const profilesSchema = z.object({ profiles: z.array(z.object({ followersCount: countSchema })) });

/** Reads the newest hundred accounts that reposted a post, and their numbers of followers. */
export async function readBoosters(server: Server, rkey: string, signal: AbortSignal): Promise<BoostersOutcome> {
  const reposters = await server.ask({
    method: 'app.bsky.feed.getRepostedBy',
    query: ({ did }) => ({ uri: uriOf(did, rkey), limit: String(mostAccounts) }),
    schema: repostersSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (reposters.kind !== 'answer') return withoutReason(readingEnd(reposters));
  const dids = reposters.data.repostedBy.map(({ did }) => did);
  const followers: number[] = [];
  for (let start = 0; start < dids.length; start += batchSize) {
    const actors = dids.slice(start, start + batchSize);
    const answer = await server.ask({
      method: 'app.bsky.actor.getProfiles',
      query: () => ({ actors }),
      schema: profilesSchema,
      signal,
      withinMs: server.timeouts.readMs,
    });
    if (answer.kind !== 'answer') return withoutReason(readingEnd(answer));
    followers.push(...answer.data.profiles.map(({ followersCount }) => followersCount ?? 0));
  }
  return {
    kind: 'boosters',
    accounts: dids.length,
    followersTogether: followers.reduce((sum, count) => sum + count, 0),
    // Accounts whose profile is not shown count as hidden.
    hidden: dids.length - followers.filter((count) => count > 0).length,
    areAll: reposters.data.cursor === undefined,
  };
}

function withoutReason(end: ReturnType<typeof readingEnd>): BoostersOutcome {
  return end.kind === 'unreadable' ? { kind: 'unreadable' } : end;
}
