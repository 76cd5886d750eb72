import { livelyAudience, livelyFollowers, strangersFollowers, type Audience } from '#practice/networks/audience.ts';

import type { PracticeAccount, PracticeStatus, World } from './world.ts';

/** A person on another server, who boosts and replies. */
export interface Stranger {
  readonly id: string;
  readonly followers: number;
}

const hourMs = 3600 * 1000;

/** Returns the reactions of strangers to a post until now. */
export function audienceOf(world: World, status: PracticeStatus): Audience {
  const hours = (world.clock.now().getTime() - Date.parse(status.createdAt)) / hourMs;
  return status.audience ?? livelyAudience(status.id, hours);
}

/** Returns the number of followers of an account now. */
export function followersOf(world: World, account: PracticeAccount): number {
  return account.followers ?? livelyFollowers(account.id, world.clock.now());
}

/** Returns the strangers who have boosted a post, the first to do so first. */
export function boostersOf(world: World, status: PracticeStatus): readonly Stranger[] {
  if (status.boosters !== null) {
    return status.boosters.map((followers, place) => ({ id: `${status.id}0${place}`, followers }));
  }
  return Array.from({ length: audienceOf(world, status).shares }, (_, place) => strangerAt(`${status.id}0${place}`));
}

/** Returns how many of the strangers' replies to a post are known to the server. */
export function knownReplies(world: World, status: PracticeStatus): number {
  const { replies } = audienceOf(world, status);
  const isWhole = world.manners.fetchesReplies === null || world.fetched.has(status.id);
  return isWhole ? replies : Math.min(1, replies);
}

/** Returns the strangers' replies to a post that are known to the server, the first one first. */
export function strangersReplies(
  world: World,
  status: PracticeStatus,
): readonly { readonly id: string; readonly by: Stranger }[] {
  return Array.from({ length: knownReplies(world, status) }, (_, place) => ({
    id: `${status.id}1${place}`,
    by: strangerAt(`${status.id}2${place}`),
  }));
}

/** Returns all replies under a post that were written on this server, in the order of a conversation. */
export function repliesHere(world: World, id: string): readonly PracticeStatus[] {
  return world.state.statuses
    .filter(({ inReplyToId }) => inReplyToId === id)
    .flatMap((reply) => [reply, ...repliesHere(world, reply.id)]);
}

function strangerAt(id: string): Stranger {
  return { id, followers: strangersFollowers(id) };
}
