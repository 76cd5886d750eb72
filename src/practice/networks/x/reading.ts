import { livelyAudience, livelyFollowers } from '#practice/networks/audience.ts';

import { invalid, type PracticePost, type PracticeUser, type World } from './world.ts';

const maxPage = 100;
const minPage = 5;
const defaultPage = 10;

/** Lists a page of a user's posts, the newest first: https://docs.x.com/x-api/users/get-posts */
export function listPosts(world: World, reader: PracticeUser, userId: string, query: URLSearchParams): Response {
  const size = Number(query.get('max_results') ?? defaultPage);
  if (!Number.isInteger(size) || size < minPage || size > maxPage) {
    return invalid(`The \`max_results\` query parameter value [${size}] is not between ${minPage} and ${maxPage}`);
  }
  const start = query.get('start_time');
  const end = query.get('end_time');
  if (start !== null && Number.isNaN(Date.parse(start))) return invalid('The `start_time` is not an instant');
  if (end !== null && Number.isNaN(Date.parse(end))) return invalid('The `end_time` is not an instant');
  if (start !== null && end !== null && Date.parse(start) >= Date.parse(end)) {
    return invalid('The `start_time` is not before the `end_time`');
  }
  const excluded = (query.get('exclude') ?? '').split(',').filter((what) => what !== '');
  const unknown = excluded.find((what) => what !== 'retweets' && what !== 'replies');
  if (unknown !== undefined)
    return invalid(`The \`exclude\` query parameter value [${unknown}] is not one of [retweets,replies]`);
  const fields = fieldsOf(query);
  if (fields instanceof Response) return fields;
  const sinceId = query.get('since_id');
  if (sinceId !== null && !/^\d{1,19}$/.test(sinceId)) return invalid('The `since_id` is not an id');
  const user = world.state.accounts.find(({ id }) => id === userId);
  if (user === undefined) return Response.json({ errors: [notFoundProblem(userId, 'username')] });
  const hidden = hiddenProblem(user, reader, userId);
  if (hidden !== null) return Response.json({ errors: [hidden] });
  const seenUntil = world.clock.now().getTime() - world.manners.readLagMs;
  const from = Number(query.get('pagination_token') ?? 0);
  const posts = world.state.posts
    .filter((post) => post.accountId === userId && Date.parse(post.createdAt) <= seenUntil)
    .filter((post) => start === null || Date.parse(post.createdAt) >= Date.parse(start))
    .filter((post) => end === null || Date.parse(post.createdAt) < Date.parse(end))
    .filter(({ id }) => sinceId === null || BigInt(id) > BigInt(sinceId))
    .filter(({ replyToId }) => replyToId === null || !excluded.includes('replies'))
    .toReversed();
  const page = posts.slice(from, from + size);
  const included = includedMedia(world, page, query);
  if (included instanceof Response) return included;
  return Response.json({
    ...(page.length === 0 ? {} : { data: page.map((post) => postJson(world, post, fields)) }),
    ...(included.length === 0 ? {} : { includes: { media: included } }),
    meta: {
      result_count: page.length,
      ...(posts.length > from + size ? { next_token: String(from + size) } : {}),
    },
  });
}

const maxIds = 100;

/**
 * Looks up several posts and reports missing ones beside the others: https://docs.x.com/x-api/posts/get-posts-by-ids
 */
export function lookUpPosts(world: World, query: URLSearchParams): Response {
  const ids = (query.get('ids') ?? '').split(',');
  if (ids.length > maxIds || ids.some((id) => !/^\d{1,19}$/.test(id))) {
    return invalid(`The \`ids\` query parameter must be 1 to ${maxIds} ids`);
  }
  const fields = fieldsOf(query);
  if (fields instanceof Response) return fields;
  const posts = ids.flatMap((id) => world.state.posts.find((post) => post.id === id) ?? []);
  const missing = ids.filter((id) => !posts.some((post) => post.id === id));
  return Response.json({
    ...(posts.length === 0 ? {} : { data: posts.map((post) => postJson(world, post, fields)) }),
    ...(missing.length === 0 ? {} : { errors: missing.map((id) => notFoundProblem(id, 'ids')) }),
  });
}

/** Looks up one post: https://docs.x.com/x-api/posts/get-post-by-id */
export function lookUpPost(world: World, id: string, query: URLSearchParams): Response {
  const fields = fieldsOf(query);
  if (fields instanceof Response) return fields;
  const post = world.state.posts.find((one) => one.id === id);
  return Response.json(
    post === undefined ? { errors: [notFoundProblem(id, 'id')] } : { data: postJson(world, post, fields) },
  );
}

const knownFields = new Set([
  'author_id',
  'created_at',
  'entities',
  'attachments',
  'note_tweet',
  'public_metrics',
  'referenced_tweets',
  'conversation_id',
]);

/** Returns the requested fields of posts, or the answer that refuses an unknown one. */
function fieldsOf(query: URLSearchParams): readonly string[] | Response {
  const fields = (query.get('tweet.fields') ?? query.get('post.fields') ?? '').split(',').filter((name) => name !== '');
  const unknown = fields.find((name) => !knownFields.has(name));
  return unknown === undefined
    ? fields
    : invalid(`The \`tweet.fields\` query parameter value [${unknown}] is not one of [${[...knownFields].join(',')}]`);
}

const knownExpansions = new Set(['attachments.media_keys', 'author_id']);
const knownMediaFields = new Set(['alt_text', 'media_key', 'type', 'url']);

/**
 * Returns the media of posts, if requested, each once, with the requested fields beside its key and type:
 * https://docs.x.com/x-api/fundamentals/expansions
 */
function includedMedia(
  world: World,
  page: readonly PracticePost[],
  query: URLSearchParams,
): readonly Readonly<Record<string, string>>[] | Response {
  const listOf = (name: string): readonly string[] => (query.get(name) ?? '').split(',').filter((one) => one !== '');
  const [expansions, fields] = [listOf('expansions'), listOf('media.fields')];
  const odd = expansions.find((one) => !knownExpansions.has(one)) ?? fields.find((one) => !knownMediaFields.has(one));
  if (odd !== undefined) return invalid(`The query parameter value [${odd}] is not known`);
  if (!expansions.includes('attachments.media_keys')) return [];
  const ids = new Set(page.flatMap(({ mediaIds }) => mediaIds));
  return world.state.media
    .filter(({ id }) => ids.has(id))
    .map(({ id, blob, alt, mimeType }) => ({
      media_key: `3_${id}`,
      type: mimeType === 'image/gif' ? 'animated_gif' : 'photo',
      ...(fields.includes('url') && mimeType !== 'image/gif' ? { url: `${world.baseUrl}/media/${blob ?? ''}` } : {}),
      ...(fields.includes('alt_text') && alt !== '' ? { alt_text: alt } : {}),
    }));
}

/** Renders a post with the requested fields only: https://docs.x.com/x-api/fundamentals/data-dictionary */
function postJson(world: World, post: PracticePost, fields: readonly string[]): Readonly<Record<string, unknown>> {
  const references = world.manners.fieldNames === 'new' ? 'referenced_posts' : 'referenced_tweets';
  const entities = {
    urls: post.links.map((link) => ({
      start: post.shownText.indexOf(link.url),
      end: post.shownText.indexOf(link.url) + link.url.length,
      url: link.url,
      expanded_url: link.expandedUrl,
      display_url: link.expandedUrl.replace(/^https?:\/\//, '').slice(0, 30),
      ...(link.mediaKey === null ? {} : { media_key: link.mediaKey }),
    })),
  };
  return {
    id: post.id,
    text: post.shownText,
    edit_history_tweet_ids: [...post.earlierIds, post.id],
    ...(fields.includes('author_id') ? { author_id: post.accountId } : {}),
    ...(fields.includes('created_at') ? { created_at: post.createdAt } : {}),
    ...(fields.includes('entities') && post.links.length > 0 ? { entities } : {}),
    ...(fields.includes('attachments') && post.mediaIds.length > 0
      ? { attachments: { media_keys: post.mediaIds.map((id) => `3_${id}`) } }
      : {}),
    ...(fields.includes('public_metrics') ? { public_metrics: postMetrics(world, post) } : {}),
    ...(fields.includes('referenced_tweets') && referencesOf(post).length > 0
      ? { [references]: referencesOf(post) }
      : {}),
    ...(fields.includes('conversation_id') ? { conversation_id: rootOf(world, post).id } : {}),
  };
}

function referencesOf({ replyToId, quotesId }: PracticePost): readonly Readonly<Record<string, string>>[] {
  return [
    ...(replyToId === null ? [] : [{ type: 'replied_to', id: replyToId }]),
    ...(quotesId === null ? [] : [{ type: 'quoted', id: quotesId }]),
  ];
}

function rootOf(world: World, post: PracticePost): PracticePost {
  const parent = world.state.posts.find(({ id }) => id === post.replyToId);
  return parent === undefined ? post : rootOf(world, parent);
}

/**
 * Builds X's error for a missing post. It has status 200 when the post was to be read, 404 when it was to be deleted.
 */
export function notFoundProblem(id: string, parameter: 'id' | 'ids' | 'username'): Readonly<Record<string, unknown>> {
  return {
    value: id,
    detail: `Could not find ${parameter === 'username' ? 'user' : 'tweet'} with ${parameter}: [${id}].`,
    title: 'Not Found Error',
    resource_type: parameter === 'username' ? 'user' : 'tweet',
    parameter,
    resource_id: id,
    type: 'https://api.twitter.com/2/problems/resource-not-found',
  };
}

/** Builds X's error for an account whose posts are hidden from this reader; null if they are not. */
export function hiddenProblem(
  user: PracticeUser,
  reader: PracticeUser,
  asked: string,
): Readonly<Record<string, unknown>> | null {
  if (user.standing === 'open' || (user.standing === 'protected' && user.id === reader.id)) return null;
  const about = { value: asked, resource_type: 'user', resource_id: asked, parameter: 'id' };
  return user.standing === 'suspended'
    ? {
        ...about,
        title: 'Forbidden',
        detail: `User has been suspended: [${asked}].`,
        type: 'https://api.twitter.com/2/problems/resource-not-found',
      }
    : {
        ...about,
        title: 'Authorization Error',
        detail: `Sorry, you are not authorized to see the user with id: [${asked}].`,
        type: 'https://api.twitter.com/2/problems/not-authorized-for-resource',
      };
}

type Json = Readonly<Record<string, unknown>>;

const hourMs = 3600 * 1000;

/** Returns a post's counts until now: https://docs.x.com/x-api/fundamentals/metrics. */
function postMetrics(world: World, post: PracticePost): Json {
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

/** Returns the follower and post counts of an account now. */
export function userMetrics(world: World, user: PracticeUser): Json {
  return {
    followers_count: user.followers ?? livelyFollowers(user.id, world.clock.now()),
    following_count: 0,
    tweet_count: world.state.posts.filter(({ accountId }) => accountId === user.id).length,
    listed_count: 0,
  };
}
