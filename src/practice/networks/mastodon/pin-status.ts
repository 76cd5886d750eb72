import { statusJson } from './json.ts';
import { errorAnswer, type PracticeAccount, type PracticeStatus, type World } from './world.ts';

/** Mastodon's limit of pinned posts per account. */
const mostPinned = 5;

/**
 * Pins a post to its account's profile. Like Mastodon, refuses another account's post, a direct message, one too many,
 * and a post that is pinned already: https://docs.joinmastodon.org/methods/statuses/#pin
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

/** Unpins a post from its account's profile. */
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
