import { livelyAudience, livelyFollowers } from '#practice/networks/audience.ts';

import type { World } from './world.ts';
import type { PracticePost, PracticeUser } from './x-state.ts';

type Json = Readonly<Record<string, unknown>>;

const hourMs = 3600 * 1000;

/** What a post got until now: https://docs.x.com/x-api/fundamentals/metrics. */
export function postMetrics(world: World, post: PracticePost): Json {
  const hours = (world.clock.now().getTime() - Date.parse(post.createdAt)) / hourMs;
  const audience = post.audience ?? livelyAudience(post.id, hours);
  const repliesHere = world.state.posts.filter(({ replyToId }) => replyToId === post.id);
  return {
    [world.manners.fieldNames === 'new' ? 'repost_count' : 'retweet_count']: audience.shares,
    reply_count: audience.replies + repliesHere.length,
    like_count: audience.likes,
    quote_count: audience.quotes,
    bookmark_count: 0,
    impression_count: audience.views,
  };
}

/** Who follows an account now, and what it has. */
export function userMetrics(world: World, user: PracticeUser): Json {
  return {
    followers_count: user.followers ?? livelyFollowers(user.id, world.clock.now()),
    following_count: 0,
    tweet_count: world.state.posts.filter(({ accountId }) => accountId === user.id).length,
    listed_count: 0,
  };
}
