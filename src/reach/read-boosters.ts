import type { Network } from '#networks/network.ts';
import type { Locked, TryLater } from '#networks/setback.ts';

import type { Boosted } from './taken-readings.ts';
import type { ReadPost } from './read-posts.ts';
import { comparedAge } from './reading-ages.ts';

/**
 * Reads who boosted the posts that reach the compared age now, by delivery. A post has no entry if the network does not
 * say. `end`: the network asked to wait before all were read.
 */
export async function readBoosters(
  network: Network,
  posts: readonly ReadPost[],
  signal: AbortSignal,
): Promise<{ readonly of: ReadonlyMap<string, Boosted>; readonly end: TryLater | Locked | null }> {
  const of = new Map<string, Boosted>();
  if (!network.rules.showsBoosters) return { of, end: null };
  for (const { deliveryId, remoteId, readings } of posts) {
    const compared = readings.find(({ age }) => age === comparedAge);
    if ((compared?.counts?.shares ?? 0) === 0) continue;
    const told = await network.boosters(remoteId, signal);
    switch (told.kind) {
      case 'boosters':
        of.set(deliveryId, told);
        break;
      case 'tryLater':
      case 'locked':
        return { of, end: told };
      case 'unsupported':
      case 'unreadable':
        break;
    }
  }
  return { of, end: null };
}
