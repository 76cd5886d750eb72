import { embedsOf } from './embeds.ts';
import { isRecord } from './read-body.ts';
import type { Post, Props, Reaction, Server, StoredFile } from './state.ts';

/** Returns a post as clients see it, its author's client too. The address and context of its buttons are removed. */
export function postJson(server: Server, post: Post): Props {
  const replies = (server.replies.get(post.id) ?? []).filter(
    ({ id, deleteAt }) => deleteAt === 0 && server.posts.has(id),
  );
  const reactions = server.reactions.filter(({ postId }) => postId === post.id);
  const files = post.fileIds.flatMap((id) => server.files.get(id) ?? []);
  const embeds = embedsOf(server, post);
  return {
    id: post.id,
    create_at: post.createAt,
    update_at: post.updateAt,
    edit_at: post.editAt,
    delete_at: post.deleteAt,
    is_pinned: post.isPinned,
    user_id: post.userId,
    channel_id: post.channelId,
    root_id: post.rootId,
    original_id: post.originalId,
    // Clients see only that a deleted post existed.
    message: post.deleteAt > 0 ? '' : post.message,
    type: post.type,
    props: withoutIntegrations(post.props),
    hashtags: '',
    file_ids: post.fileIds,
    pending_post_id: post.pendingPostId,
    remote_id: '',
    ...(reactions.length === 0 ? {} : { has_reactions: true }),
    reply_count: replies.length,
    last_reply_at: Math.max(0, ...replies.map(({ createAt }) => createAt)),
    participants: null,
    metadata:
      post.deleteAt > 0
        ? {}
        : {
            ...(embeds.length === 0 ? {} : { embeds }),
            ...(files.length === 0 ? {} : { files: files.map(fileJson) }),
            ...(reactions.length === 0 ? {} : { reactions: reactions.map((one) => reactionJson(server, one)) }),
          },
  };
}

export function attachmentsOf(props: Props): readonly Record<string, unknown>[] {
  const { attachments } = props;
  return Array.isArray(attachments) ? attachments.filter(isRecord) : [];
}

export function actionsOf(attachment: Record<string, unknown>): readonly Record<string, unknown>[] {
  const { actions } = attachment;
  return Array.isArray(actions) ? actions.filter(isRecord) : [];
}

/** Returns props as clients see them. */
export function withoutIntegrations(props: Props): Props {
  if (props['attachments'] === undefined) return props;
  const attachments = attachmentsOf(props).map((attachment) => {
    if (attachment['actions'] === undefined) return attachment;
    return { ...attachment, actions: actionsOf(attachment).map(({ integration: _integration, ...shown }) => shown) };
  });
  return { ...props, attachments };
}

export function reactionJson(server: Server, reaction: Reaction): Props {
  return {
    user_id: reaction.userId,
    post_id: reaction.postId,
    emoji_name: reaction.name,
    create_at: reaction.createAt,
    update_at: reaction.createAt,
    delete_at: 0,
    remote_id: '',
    channel_id: server.posts.get(reaction.postId)?.channelId ?? '',
  };
}

export function fileJson(file: StoredFile): Props {
  const isImage = file.mimeType.startsWith('image/');
  return {
    id: file.id,
    user_id: file.userId,
    ...(file.postId === '' ? {} : { post_id: file.postId }),
    channel_id: file.channelId,
    create_at: file.createAt,
    update_at: file.createAt,
    delete_at: 0,
    name: file.name,
    extension: file.name.includes('.') ? (file.name.split('.').at(-1) ?? '') : '',
    size: file.bytes.byteLength,
    mime_type: file.mimeType,
    ...(isImage ? { width: 4, height: 4, has_preview_image: true } : {}),
    mini_preview: null,
    remote_id: '',
    archived: false,
  };
}
