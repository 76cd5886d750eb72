import { statusJson } from './json.ts';
import { errorAnswer, type PracticeAccount, type PracticeStatus, type World } from './world.ts';

/** As many as Mastodon lets an account pin. */
const mostPinned = 5;

/**
 * Pins a post to its account's profile, and refuses as Mastodon does what another wrote, what only those named in it read,
 * one more than there may be, and what is pinned already: https://docs.joinmastodon.org/methods/statuses/#pin
 */
export function pinStatus(world: World, account: PracticeAccount, status: PracticeStatus): Response {
  if (status.accountId !== account.id) return refused("Someone else's post cannot be pinned");
  if (status.visibility === 'direct') return refused('Posts that are only visible to mentioned users cannot be pinned');
  const pinned = world.state.statuses.filter((one) => one.accountId === account.id && one.pinnedAt !== null);
  if (pinned.length >= mostPinned) return refused('You have already pinned the maximum number of posts');
  if (status.pinnedAt !== null) return refused('Status has already been taken');
  status.pinnedAt = world.clock.now().toISOString();
  world.save();
  return Response.json(statusJson(world, status, account));
}

/** Takes a post off its account's profile again. */
export function unpinStatus(world: World, account: PracticeAccount, status: PracticeStatus): Response {
  if (status.accountId === account.id && status.pinnedAt !== null) {
    status.pinnedAt = null;
    world.save();
  }
  return Response.json(statusJson(world, status, account));
}

function refused(why: string): Response {
  return errorAnswer(422, `Validation failed: ${why}`);
}
