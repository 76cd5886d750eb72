import { emoji } from './emoji.ts';
import { limits } from './mattermost-options.ts';
import { channelOf, mayAct } from './permissions.ts';
import { reactionJson } from './post-json.ts';
import { noPost, Refusal } from './refusal.ts';
import type { Post, Reaction, Server } from './state.ts';

/**
 * Adds a reaction. A repeat does no harm: it counts as of now, and everybody is notified again.
 * https://github.com/mattermost/mattermost: server/channels/store/sqlstore/reaction_store.go, Save
 */
export function react(server: Server, userId: string, postId: string, name: string): Reaction {
  const post = reactable(server, userId, postId, 'add_reaction');
  if (!emoji.has(name)) throw new Refusal(404, 'app.emoji.get_by_name.no_result');
  const already = server.reactions.find((one) => isOf(one, userId, postId, name));
  const names = new Set(server.reactions.filter((one) => one.postId === postId).map((one) => one.name));
  if (!names.has(name) && names.size >= limits.reactionNames)
    throw new Refusal(400, 'app.reaction.save.save.too_many_reactions');
  const reaction = { userId, postId, name, createAt: server.now() };
  if (already === undefined) server.reactions = [...server.reactions, reaction];
  told(server, post, 'reaction_added', reaction);
  return reaction;
}

/** Removes a reaction. Everybody is notified even if there was none. */
export function unreact(server: Server, userId: string, postId: string, name: string): void {
  const post = reactable(server, userId, postId, 'remove_reaction');
  const reaction = server.reactions.find((one) => isOf(one, userId, postId, name));
  server.reactions = server.reactions.filter((one) => one !== reaction);
  told(server, post, 'reaction_removed', reaction ?? { userId, postId, name, createAt: 0 });
}

function reactable(server: Server, userId: string, postId: string, permission: string): Post {
  const post = server.posts.get(postId);
  if (post === undefined || post.deleteAt > 0) throw noPost();
  const channel = channelOf(server, post.channelId);
  mayAct(userId, channel, permission);
  if (channel.deleteAt > 0) throw new Refusal(403, 'api.reaction.save.archived_channel.app_error');
  return post;
}

function isOf(one: Reaction, userId: string, postId: string, name: string): boolean {
  return one.userId === userId && one.postId === postId && one.name === name;
}

function told(server: Server, post: Post, event: string, reaction: Reaction): void {
  // A reaction sets the post's time of change, though nobody edited the post.
  post.updateAt = server.now();
  const data = { reaction: JSON.stringify(reactionJson(server, reaction)) };
  server.publish({ event, channelId: post.channelId, data });
}
