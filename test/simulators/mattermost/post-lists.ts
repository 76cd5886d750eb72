import { limits } from './mattermost-options.ts';
import { postJson } from './post-json.ts';
import type { Channel, Post, Props, Server } from './state.ts';

/** A list as the server gives them: `order` for what was asked for, `posts` for that and the roots of it. */
function listJson(server: Server, asked: readonly Post[], alsoRoots = true): Props {
  const roots = alsoRoots ? asked.flatMap(({ rootId }) => server.posts.get(rootId) ?? []) : [];
  const posts = [...asked, ...roots].map((post) => [post.id, postJson(server, post)] as const);
  return {
    order: asked.map(({ id }) => id),
    posts: Object.fromEntries(posts),
    next_post_id: '',
    prev_post_id: '',
    has_next: false,
  };
}

/** Posts of a channel that changed after a moment, deleted ones among them: the newest thousand, newest first. */
export function postsSince(server: Server, channel: Channel, since: number): Props {
  const changed = newestFirst(server, channel).filter(({ updateAt }) => updateAt > since);
  return listJson(server, changed.slice(0, limits.postsSince));
}

/** One page of what stands in a channel, newest first. */
export function postsPage(server: Server, channel: Channel, page: number, perPage: number): Props {
  const standing = newestFirst(server, channel).filter(({ deleteAt }) => deleteAt === 0);
  return listJson(server, standing.slice(page * perPage, (page + 1) * perPage));
}

/** A root with its replies, or a part of them from `after` on. */
export function threadOf(server: Server, root: Post): Props {
  const replies = [...server.posts.values()].filter(({ rootId, deleteAt }) => rootId === root.id && deleteAt === 0);
  return listJson(server, [root, ...replies], false);
}

function newestFirst(server: Server, channel: Channel): readonly Post[] {
  return [...server.posts.values()].filter(({ channelId }) => channelId === channel.id).toReversed();
}
