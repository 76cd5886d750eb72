import { fieldsOf, notFoundProblem, postJson } from './post-json.ts';
import { invalid, type World } from './world.ts';

const maxIds = 100;

/** https://docs.x.com/x-api/posts/get-posts-by-ids: what is not there is told beside what is. */
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

/** https://docs.x.com/x-api/posts/get-post-by-id */
export function lookUpPost(world: World, id: string, query: URLSearchParams): Response {
  const fields = fieldsOf(query);
  if (fields instanceof Response) return fields;
  const post = world.state.posts.find((one) => one.id === id);
  return Response.json(
    post === undefined ? { errors: [notFoundProblem(id, 'id')] } : { data: postJson(world, post, fields) },
  );
}
