import { actionsOf, attachmentsOf } from './post-json.ts';
import { previewsOf } from './previews.ts';
import { isRecord } from './read-body.ts';
import type { Post, Props, Server } from './state.ts';

export interface SeenButton {
  readonly id: string;
  readonly label: string;
  readonly style: string;
  /** What the server would send with a press; people never see it. */
  readonly context: Props;
}

/** A post as a person reads it. */
export interface MattermostPost {
  readonly channel: string;
  /** Null for what is shown to this person alone. */
  readonly id: string | null;
  readonly rootId: string | null;
  readonly author: string | null;
  /** Markdown, as it was written. */
  readonly message: string;
  readonly props: Props;
  readonly attachments: readonly Record<string, unknown>[];
  readonly buttons: readonly SeenButton[];
  readonly files: readonly { readonly id: string; readonly name: string; readonly mimeType: string }[];
  readonly reactions: readonly { readonly name: string; readonly user: string }[];
  /** Who was notified when it was posted. */
  readonly notified: readonly string[];
}

/** A post as a person sees it, with what their client adds. */
export interface MattermostSeen extends MattermostPost {
  /** What the server fetches to show it. */
  readonly previews: readonly string[];
  /** Whether its author's client says that it was edited. */
  readonly isEdited: boolean;
}

/** Everything that a person sees in the channels that they are in, oldest first; then what only they were told. */
export function seenBy(server: Server, user: string): readonly MattermostSeen[] {
  const posts = [...server.posts.values()].filter(
    ({ channelId, deleteAt }) => deleteAt === 0 && (server.channels.get(channelId)?.members.has(user) ?? false),
  );
  const alone = server.ephemerals
    .filter(({ userId }) => userId === user)
    .map((one): MattermostSeen => {
      const { channelId: channel, rootId, message, props } = one;
      const nothing = { id: null, author: null, files: [], reactions: [], notified: [], previews: [], isEdited: false };
      return { channel, rootId: rootId === '' ? null : rootId, message, ...shownOf(props), ...nothing };
    });
  return [...posts.map((post) => seen(server, post)), ...alone];
}

function seen(server: Server, post: Post): MattermostSeen {
  return {
    channel: post.channelId,
    id: post.id,
    rootId: post.rootId === '' ? null : post.rootId,
    author: post.userId,
    message: post.message,
    ...shownOf(post.props),
    files: post.fileIds.flatMap((id) => server.files.get(id) ?? []),
    reactions: server.reactions
      .filter(({ postId }) => postId === post.id)
      .map(({ name, userId }) => ({ name, user: userId })),
    notified: post.notified,
    previews: previewsOf(server, post),
    isEdited: post.editAt > 0,
  };
}

/** What props show. */
export function shownOf(props: Props): Pick<MattermostSeen, 'props' | 'attachments' | 'buttons'> {
  const attachments = attachmentsOf(props);
  const buttons = attachments.flatMap(actionsOf).map((action): SeenButton => {
    const integration = isRecord(action['integration']) ? action['integration'] : {};
    return {
      id: String(action['id']),
      label: String(action['name']),
      style: typeof action['style'] === 'string' ? action['style'] : 'default',
      context: isRecord(integration['context']) ? integration['context'] : {},
    };
  });
  return { props, attachments, buttons };
}
