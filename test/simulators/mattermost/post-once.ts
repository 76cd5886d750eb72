import { setTimeout as pause } from 'node:timers/promises';

import { limits } from './mattermost-options.ts';
import { channelOf } from './permissions.ts';
import { createPost, type NewPost } from './posts.ts';
import { Refusal } from './refusal.ts';
import type { Post, Server } from './state.ts';

/**
 * Creates a post, or returns the one that anybody just created under the same pending id. While that one is still
 * being stored, a second request with the id is refused.
 */
export async function createPostOnce(server: Server, userId: string, wanted: NewPost): Promise<Post> {
  const { pendingPostId = '' } = wanted;
  if (pendingPostId === '') return createPost(server, userId, wanted);
  const pending = server.pendingPosts.get(pendingPostId);
  if (pending !== undefined && server.now() - pending.at < limits.pendingPostMs) {
    if (pending.postId === null) throw new Refusal(500, 'api.post.deduplicate_create_post.pending');
    const made = server.posts.get(pending.postId);
    if (made === undefined || made.deleteAt > 0)
      throw new Refusal(500, 'api.post.deduplicate_create_post.failed_to_get');
    if (channelOf(server, made.channelId).members.has(userId)) return made;
  }
  server.pendingPosts.set(pendingPostId, { postId: null, at: server.now() });
  try {
    await pause(server.keepsPostsInMs);
    const post = createPost(server, userId, wanted);
    server.pendingPosts.set(pendingPostId, { postId: post.id, at: server.now() });
    return post;
  } catch (error) {
    server.pendingPosts.delete(pendingPostId);
    throw error;
  }
}
