import { postMetrics } from './metrics-json.ts';
import { invalid, type World } from './world.ts';
import type { PracticePost } from './x-state.ts';

const knownFields = new Set([
  'created_at',
  'entities',
  'attachments',
  'note_tweet',
  'public_metrics',
  'referenced_tweets',
  'conversation_id',
]);

/** The fields of posts that are asked for, or the answer to one that there is not. */
export function fieldsOf(query: URLSearchParams): readonly string[] | Response {
  const fields = (query.get('tweet.fields') ?? query.get('post.fields') ?? '').split(',').filter((name) => name !== '');
  const unknown = fields.find((name) => !knownFields.has(name));
  return unknown === undefined
    ? fields
    : invalid(`The \`tweet.fields\` query parameter value [${unknown}] is not one of [${[...knownFields].join(',')}]`);
}

/** A post with the fields that were asked for, and no other: https://docs.x.com/x-api/fundamentals/data-dictionary. */
export function postJson(
  world: World,
  post: PracticePost,
  fields: readonly string[],
): Readonly<Record<string, unknown>> {
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
    edit_history_tweet_ids: [post.id],
    ...(fields.includes('created_at') ? { created_at: post.createdAt } : {}),
    ...(fields.includes('entities') && post.links.length > 0 ? { entities } : {}),
    ...(fields.includes('attachments') && post.mediaIds.length > 0
      ? { attachments: { media_keys: post.mediaIds.map((id) => `3_${id}`) } }
      : {}),
    ...(fields.includes('public_metrics') ? { public_metrics: postMetrics(world, post) } : {}),
    ...(fields.includes('referenced_tweets') && post.replyToId !== null
      ? { [references]: [{ type: 'replied_to', id: post.replyToId }] }
      : {}),
    ...(fields.includes('conversation_id') ? { conversation_id: rootOf(world, post).id } : {}),
  };
}

function rootOf(world: World, post: PracticePost): PracticePost {
  const parent = world.state.posts.find(({ id }) => id === post.replyToId);
  return parent === undefined ? post : rootOf(world, parent);
}

/** What X says of a post that it does not have: with status 200 where it is to tell of one, 404 where it is to delete it. */
export function notFoundProblem(id: string, parameter: 'id' | 'ids'): Readonly<Record<string, unknown>> {
  return {
    value: id,
    detail: `Could not find tweet with ${parameter}: [${id}].`,
    title: 'Not Found Error',
    resource_type: 'tweet',
    parameter,
    resource_id: id,
    type: 'https://api.twitter.com/2/problems/resource-not-found',
  };
}
