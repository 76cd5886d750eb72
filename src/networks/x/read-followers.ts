import type { FollowersOutcome } from '#networks/read-outcome.ts';

import { countingBilled } from './counting-billed.ts';
import { ownUser } from './own-user.ts';
import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';

/** Reads the account's number of followers. X bills the read of one user. With reading off nothing is asked. */
export async function readFollowers(counted: Server, signal: AbortSignal): Promise<FollowersOutcome> {
  if (!counted.reading) return { followers: null, billed: {}, end: { kind: 'unreadable', why: 'reading_off' } };
  const { server, billed } = countingBilled(counted);
  const me = await ownUser(server, signal, 'public_metrics');
  if (me.kind !== 'answer') return { followers: null, billed: billed(), end: readingEnd(me) };
  const followers = me.data.data.public_metrics?.followers_count ?? null;
  return { followers, billed: billed(), end: { kind: 'all' } };
}
