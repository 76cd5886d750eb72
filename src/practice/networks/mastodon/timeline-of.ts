import type { PracticeAccount, PracticeStatus } from './mastodon-state.ts';
import { isPublic, type World } from './world.ts';

const defaultLimit = 20;
const maxLimit = 40;

/** An account's own posts, newest first, a page at a time, without those too young to be seen yet. */
export function timelineOf(
  world: World,
  reader: PracticeAccount,
  accountId: string,
  query: URLSearchParams,
): readonly PracticeStatus[] {
  const seenUntil = world.clock.now().getTime() - world.manners.readLagMs;
  const maxId = query.get('max_id');
  const limit = Math.min(Number(query.get('limit') ?? defaultLimit) || defaultLimit, maxLimit);
  return world.state.statuses
    .filter((status) => status.accountId === accountId && Date.parse(status.createdAt) <= seenUntil)
    .filter((status) => accountId === reader.id || isPublic(status))
    .filter(({ id }) => maxId === null || BigInt(id) < BigInt(/^\d+$/.test(maxId) ? maxId : '0'))
    .toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? 1 : -1))
    .slice(0, limit);
}
