import { checkMessage, checkProps } from './check-props.ts';
import { newId } from './ids.ts';
import { keptProps } from './kept-props.ts';
import { limits } from './mattermost-options.ts';
import { notifiedBy } from './notified-by.ts';
import { channelOf, mayAct } from './permissions.ts';
import { attachmentsOf, postJson } from './post-json.ts';
import { badParameter, noPost, notPermitted, Refusal } from './refusal.ts';
import type { Channel, Post, Props, Server } from './state.ts';
import { isAdmin, userOf } from './user-json.ts';

export interface NewPost {
  readonly channelId: string;
  readonly message: string;
  readonly rootId?: string;
  readonly fileIds?: readonly string[];
  readonly props?: Props;
  readonly pendingPostId?: string;
  /** Type of a system message; empty for what people write. */
  readonly type?: string;
}

/** Creates a post, and notifies everybody who may see it. */
export function createPost(server: Server, userId: string, wanted: NewPost): Post {
  const channel = channelOf(server, wanted.channelId);
  mayAct(userId, channel, 'create_post');
  if (channel.deleteAt > 0) throw new Refusal(400, 'api.post.create_post.can_not_post_to_deleted.error');
  const post = postFrom(server, userId, channel, wanted);
  server.posts.set(post.id, post);
  for (const id of post.fileIds) {
    const file = server.files.get(id);
    if (file !== undefined) file.postId = post.id;
  }
  const root = server.posts.get(post.rootId);
  if (root !== undefined) {
    root.updateAt = post.createAt;
    server.replies.set(root.id, [...(server.replies.get(root.id) ?? []), post]);
  }
  const sender = userOf(server, userId);
  server.publish({ event: 'status_change', data: { status: 'online', user_id: userId }, userId });
  server.publish({
    event: 'posted',
    channelId: channel.id,
    data: {
      channel_display_name: channel.displayName,
      channel_name: channel.name,
      channel_type: channel.type,
      post: JSON.stringify(postJson(server, post)),
      sender_name: `@${sender.username}`,
      set_online: true,
      team_id: channel.teamId,
      ...(post.fileIds.length === 0 ? {} : { otherFile: 'true' }),
    },
    mentions: post.notified,
  });
  tellOfReading(server, channel, post);
  return post;
}

/** Records that the author has read the channel, and that everybody who wrote in the thread follows it. */
function tellOfReading(server: Server, channel: Channel, post: Post): void {
  if (post.type !== '') return;
  const root = server.posts.get(post.rootId);
  if (root === undefined) {
    const data = { channel_times: { [channel.id]: post.createAt } };
    return server.publish({ event: 'multiple_channels_viewed', userId: post.userId, data });
  }
  const wrote = [root, ...(server.replies.get(root.id) ?? [])].map(({ userId }) => userId);
  const thread = JSON.stringify({ id: root.id, reply_count: wrote.length - 1, last_reply_at: post.createAt });
  for (const userId of new Set(wrote)) {
    if (userId === post.userId) continue;
    const data = { thread, previous_unread_mentions: 0, previous_unread_replies: 0 };
    server.publish({ event: 'thread_updated', teamId: channel.teamId, userId, data });
  }
  return undefined;
}

function postFrom(server: Server, userId: string, channel: Channel, wanted: NewPost): Post {
  const { message, rootId = '', fileIds = [], props = {}, pendingPostId = '', type = '' } = wanted;
  const root = server.posts.get(rootId);
  if (rootId !== '' && (root === undefined || root.deleteAt > 0 || root.rootId !== ''))
    throw new Refusal(400, 'api.post.create_post.root_id.app_error');
  if (root !== undefined && root.channelId !== channel.id)
    throw new Refusal(400, 'api.post.create_post.channel_root_id.app_error');
  checkMessage(message);
  checkProps(server, props);
  if (message === '' && fileIds.length === 0 && attachmentsOf(props).length === 0)
    server.complaints.push('a post says nothing');
  const kept = attachable(server, userId, channel.id, fileIds, '');
  const at = server.now();
  const isBot = userOf(server, userId).botOwner !== null;
  const asKept = keptProps(isBot ? { ...props, from_bot: 'true' } : props);
  return {
    id: newId(),
    createAt: at,
    updateAt: at,
    editAt: 0,
    deleteAt: 0,
    isPinned: false,
    userId,
    channelId: channel.id,
    rootId,
    originalId: '',
    message,
    type,
    props: asKept,
    fileIds: kept,
    pendingPostId,
    notified: type === '' ? notifiedBy(server, channel, { userId, message, props }) : [],
  };
}

export interface PostPatch {
  readonly message?: string | undefined;
  readonly props?: Props | undefined;
  readonly fileIds?: readonly string[] | undefined;
  readonly isPinned?: boolean | undefined;
}

/** Edits a post. For a missing or deleted post the real server, too, answers "not permitted". */
export function patchPost(server: Server, userId: string, postId: string, patch: PostPatch): Post {
  const post = server.posts.get(postId);
  if (post === undefined || post.deleteAt > 0) throw notPermitted('edit_post');
  const channel = channelOf(server, post.channelId);
  if (!isAdmin(server, userId)) mayAct(userId, channel, 'edit_post');
  if (post.userId !== userId && !isAdmin(server, userId)) throw notPermitted('edit_others_posts');
  if (channel.deleteAt > 0) throw new Refusal(400, 'api.post.update_post.can_not_update_post_in_deleted.error');
  if (patch.message !== undefined) checkMessage(patch.message);
  if (patch.props !== undefined) checkProps(server, patch.props);
  const fileIds =
    patch.fileIds === undefined ? post.fileIds : attachable(server, userId, channel.id, patch.fileIds, post.id);
  return change(server, post, { ...patch, fileIds });
}

/** Edits a post without a check of permissions, as an integration's answer does. */
export function change(server: Server, post: Post, patch: PostPatch): Post {
  const at = server.now();
  // The earlier state is kept as a deleted row with an id of its own.
  const id = newId();
  server.posts.set(id, { ...post, id, originalId: post.id, updateAt: at, deleteAt: at });
  const before = JSON.stringify([post.message, post.props['attachments'], post.fileIds]);
  if (patch.message !== undefined) post.message = patch.message;
  if (patch.props !== undefined) post.props = keptProps(patch.props);
  if (patch.fileIds !== undefined) {
    // A file that a post drops is deleted for good.
    for (const dropped of post.fileIds) if (!patch.fileIds.includes(dropped)) server.files.delete(dropped);
    post.fileIds = patch.fileIds;
  }
  if (patch.isPinned !== undefined) post.isPinned = patch.isPinned;
  if (JSON.stringify([post.message, post.props['attachments'], post.fileIds]) !== before) post.editAt = at;
  post.updateAt = at;
  for (const id of post.fileIds) {
    const file = server.files.get(id);
    if (file !== undefined) file.postId = post.id;
  }
  const data = { post: JSON.stringify(postJson(server, post)) };
  server.publish({ event: 'post_edited', channelId: post.channelId, data });
  return post;
}

/** Deletes a post. With a root its replies go too, without an event for each. */
export function deletePost(server: Server, userId: string, postId: string): void {
  const post = server.posts.get(postId);
  if (post === undefined || post.deleteAt > 0) throw noPost();
  if (!isAdmin(server, userId)) mayAct(userId, channelOf(server, post.channelId), 'delete_post');
  if (post.userId !== userId && !isAdmin(server, userId)) throw notPermitted('delete_others_posts');
  // The event shows the post as it was, without the metadata that the server adds for clients.
  const { metadata: _metadata, ...shown } = postJson(server, post);
  const at = server.now();
  for (const one of server.posts.values())
    if (one.id === postId || one.rootId === postId) {
      one.deleteAt = at;
      one.updateAt = at;
      one.props = { ...one.props, deleteBy: userId };
    }
  const data = { post: JSON.stringify(shown) };
  const told = { event: 'post_deleted', channelId: post.channelId } as const;
  server.publish({ ...told, data, audience: 'others' });
  server.publish({ ...told, data: { ...data, delete_by: userId }, audience: 'administrators' });
}

/** Returns the author's files in this channel that no post carries yet. The server ignores others silently. */
function attachable(
  server: Server,
  userId: string,
  channelId: string,
  fileIds: readonly string[],
  postId: string,
): readonly string[] {
  if (fileIds.length > limits.files) throw badParameter('file_ids');
  return fileIds.filter((id) => {
    const file = server.files.get(id);
    const isFree = file !== undefined && (file.postId === '' || file.postId === postId);
    const isThere = postId !== '' && file?.postId === postId;
    const isGood = isFree && file.channelId === channelId && (isThere || file.userId === userId);
    if (!isGood) server.complaints.push(`file ${id} cannot be attached: it is silently left out`);
    return isGood;
  });
}
