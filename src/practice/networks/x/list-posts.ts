import { fieldsOf, postJson } from './post-json.ts';
import { invalid, type World } from './world.ts';

const maxPage = 100;
const minPage = 5;
const defaultPage = 10;

/** https://docs.x.com/x-api/users/get-posts: newest first, a page at a time. */
export function listPosts(world: World, userId: string, query: URLSearchParams): Response {
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
  const seenUntil = world.clock.now().getTime() - world.manners.readLagMs;
  const from = Number(query.get('pagination_token') ?? 0);
  const posts = world.state.posts
    .filter((post) => post.accountId === userId && Date.parse(post.createdAt) <= seenUntil)
    .filter((post) => start === null || Date.parse(post.createdAt) >= Date.parse(start))
    .filter((post) => end === null || Date.parse(post.createdAt) < Date.parse(end))
    .filter(({ replyToId }) => replyToId === null || !excluded.includes('replies'))
    .toReversed();
  const page = posts.slice(from, from + size);
  return Response.json({
    ...(page.length === 0 ? {} : { data: page.map((post) => postJson(world, post, fields)) }),
    meta: {
      result_count: page.length,
      ...(posts.length > from + size ? { next_token: String(from + size) } : {}),
    },
  });
}
