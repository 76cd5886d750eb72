import type { FollowersOutcome } from '#networks/read-outcome.ts';

import { ownAccount } from './own-account.ts';
import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';

/** Reads the account's number of followers, as its own server counts them. */
export async function readFollowers(server: Server, signal: AbortSignal): Promise<FollowersOutcome> {
  const me = await ownAccount(server, signal);
  if (me.kind === 'answer') return { followers: me.data.followersCount, billed: {}, end: { kind: 'all' } };
  const end = await readingEnd(server, me, signal);
  return { followers: null, billed: {}, end: end ?? { kind: 'unreadable', why: 'no_answer' } };
}
