import { postJson } from './post-json.ts';
import type { Channel, Post, Props, Server } from './state.ts';

/** Builds a list in the server's format: `order` has the posts asked for, `posts` has these and their roots. */
function listJson(server: Server, asked: readonly Post[], alsoRoots = true): Props {
  const roots = alsoRoots ? asked.flatMap(({ rootId }) => server.posts.get(rootId) ?? []) : [];
  const posts = [...asked, ...roots].map((post) => [post.id, postJson(server, post)] as const);
  return {
    order: asked.map(({ id }) => id),
    posts: Object.fromEntries(posts),
    next_post_id: '',
    prev_post_id: '',
    first_inaccessible_post_time: 0,
  };
}

/**
 * Lists posts of a channel that changed after a moment, newest first, deleted posts and states before an edit
 * included. If there are too many, the list is cut before it is sorted: the query has no order, and its index yields
 * the first changes. https://github.com/mattermost/mattermost: server/channels/store/sqlstore/post_store.go,
 * GetPostsSince
 */
export function postsSince(server: Server, channel: Channel, since: number): Props {
  const changed = newestFirst(server, channel).filter(({ updateAt }) => updateAt > since);
  const byIndex = changed.toSorted((one, other) => one.updateAt - other.updateAt);
  const told = (server.tellsLastChanges ? byIndex.toReversed() : byIndex).slice(0, server.changesAtOnce);
  const roots = told.flatMap(({ rootId }) => server.posts.get(rootId) ?? []).filter(({ updateAt }) => updateAt > since);
  const isTold = new Set([...told, ...roots]);
  return listJson(
    server,
    changed.filter((post) => isTold.has(post)),
  );
}

/** Returns one page of a channel, newest first; where a post is named, of what was written before it. */
export function postsPage(
  server: Server,
  channel: Channel,
  { page, perPage, before }: { readonly page: number; readonly perPage: number; readonly before: string },
): Props {
  const until = before === '' ? Number.POSITIVE_INFINITY : (server.posts.get(before)?.createAt ?? 0);
  const standing = newestFirst(server, channel).filter((post) => post.deleteAt === 0 && post.createAt < until);
  return listJson(server, standing.slice(page * perPage, (page + 1) * perPage));
}

/** Returns a root with its replies, or with the replies from `after` on. */
export function threadOf(server: Server, root: Post): Props {
  const replies = [...server.posts.values()].filter(({ rootId, deleteAt }) => rootId === root.id && deleteAt === 0);
  return { ...listJson(server, [root, ...replies], false), has_next: false };
}

function newestFirst(server: Server, channel: Channel): readonly Post[] {
  const posts = [...server.posts.values()].filter(({ channelId }) => channelId === channel.id).toReversed();
  return posts.toSorted((one, other) => other.createAt - one.createAt);
}
