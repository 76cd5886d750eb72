import { embedsOf } from './embeds.ts';
import { newId } from './ids.ts';
import { keptProps } from './kept-props.ts';
import { withoutIntegrations } from './post-json.ts';
import type { Ephemeral, Server } from './state.ts';

/**
 * Shows one person a post that the server does not store; only connected clients receive it. As any other post it is
 * prepared for clients, with its embeds: server/channels/app/post.go, SendEphemeralPost.
 */
export function tellAlone(server: Server, one: Ephemeral): void {
  const at = server.now();
  const embeds = embedsOf(server, one);
  const post = {
    id: newId(),
    create_at: at,
    update_at: at,
    edit_at: 0,
    delete_at: 0,
    is_pinned: false,
    user_id: one.userId,
    channel_id: one.channelId,
    root_id: one.rootId,
    original_id: '',
    message: one.message,
    type: 'system_ephemeral',
    props: withoutIntegrations(keptProps(one.props)),
    hashtags: '',
    file_ids: [],
    pending_post_id: '',
    reply_count: 0,
    last_reply_at: 0,
    participants: null,
    metadata: embeds.length === 0 ? {} : { embeds },
  };
  server.ephemerals.push({ ...one, served: post });
  server.publish({ event: 'ephemeral_message', userId: one.userId, data: { post: JSON.stringify(post) } });
}
