import { z } from 'zod';

// A post as Mattermost's own client draws it. Tests can see and press only through this; nothing here knows what was
// sent. File names are from https://github.com/mattermost/mattermost; "web" is webapp/channels/src.

export interface DrawnButton {
  /** Id by which the client presses it. */
  readonly id: string;
  readonly label: string;
  readonly style: string;
  /** The label of the menu that holds it; null for a button. */
  readonly menu: string | null;
  /** The option that the client sends for a menu. */
  readonly option: string | null;
}

/** A message attachment: text, with the buttons below it. */
export interface DrawnSection {
  /** Markdown. */
  readonly text: string;
  readonly buttons: readonly DrawnButton[];
}

export type Appearance =
  /** Name and picture of an account; tagged as a bot if `isTagged`. */
  | { readonly as: 'account'; readonly id: string; readonly isTagged: boolean }
  /**
   * A name given in the post, tagged as a bot; `picture`: the address that the client loads, null for the account's
   * own.
   */
  | { readonly as: 'named'; readonly name: string; readonly picture: string | null }
  /** "System", with the server's own icon. */
  | { readonly as: 'system' };

/** A post as its reader sees it. */
export interface DrawnPost {
  readonly id: string;
  readonly channel: string;
  readonly rootId: string | null;
  readonly author: string;
  /** The name and picture shown. */
  readonly appears: Appearance;
  /** True if "(Only visible to you)" stands beside it. */
  readonly isAlone: boolean;
  /** True if "Edited" stands beside it. */
  readonly isEdited: boolean;
  /** Markdown. */
  readonly message: string;
  /** True if external links can be pressed; else their address is shown as text. */
  readonly opensLinks: boolean;
  readonly sections: readonly DrawnSection[];
  readonly files: readonly { readonly id: string; readonly name: string; readonly mimeType: string }[];
  readonly reactions: readonly { readonly name: string; readonly user: string }[];
}

/** A post as the server returns it, over REST and in events: server/public/model/post.go, post_metadata.go. */
const servedSchema = z.object({
  id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  root_id: z.string().nullish(),
  message: z.string(),
  type: z.string().nullish(),
  edit_at: z.number().nullish(),
  props: z
    .object({
      attachments: z.unknown(),
      unsafe_links: z.unknown(),
      from_webhook: z.unknown(),
      override_username: z.string(),
      override_icon_url: z.string(),
    })
    .partial()
    .nullish(),
  metadata: z
    .object({
      embeds: z.array(z.object({ type: z.string() })).nullish(),
      files: z.array(z.object({ id: z.string(), name: z.string(), mime_type: z.string() })).nullish(),
      reactions: z.array(z.object({ user_id: z.string(), emoji_name: z.string() })).nullish(),
    })
    .nullish(),
});
type Served = z.infer<typeof servedSchema>;

const actionSchema = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  style: z.string().optional(),
  disabled: z.boolean().optional(),
  data_source: z.string().optional(),
  options: z.array(z.object({ text: z.string(), value: z.string() })).nullish(),
});

// The one list that the client looks through: with a single one of another shape it draws none
// (webapp/platform/types/src/message_attachments.ts, isMessageAttachmentArray).
const attachmentsSchema = z.array(
  z.object({
    fallback: z.string().optional(),
    pretext: z.string().optional(),
    title: z.string().optional(),
    text: z.string().optional(),
    actions: z.array(actionSchema).nullish(),
  }),
);

/** Draws a post that the server returned; throws if its shape is wrong. */
export function drawnPost(served: unknown): DrawnPost {
  const post = servedSchema.parse(served);
  const { metadata } = post;
  return {
    id: post.id,
    channel: post.channel_id,
    rootId: (post.root_id ?? '') === '' ? null : (post.root_id ?? null),
    author: post.user_id,
    appears: appearanceOf(post),
    // web/utils/post_utils.ts isEphemeral…: Constants.PostTypes.EPHEMERAL.
    isAlone: post.type === 'system_ephemeral',
    // web/utils/post_utils.ts, isEdited; post_edited_indicator.tsx draws it for every reader.
    isEdited: (post.edit_at ?? 0) > 0,
    message: post.message,
    // web/utils/markdown/renderer.tsx, link(): in a post with this prop it writes addresses out instead.
    opensLinks: post.props?.unsafe_links !== 'true',
    sections: sectionsOf(post),
    // web/components/file_attachment_list and post_view/reaction_list: both from the metadata, never from `file_ids`.
    files: (metadata?.files ?? []).map(({ id, name, mime_type: mimeType }) => ({ id, name, mimeType })),
    reactions: (metadata?.reactions ?? []).map(({ user_id: user, emoji_name: name }) => ({ name, user })),
  };
}

/**
 * web/components/post/user_profile.tsx: a name given by an integration replaces the account's; post_profile_picture.tsx
 * for the picture. Both also depend on server settings, which the server checked before it wrote either.
 */
function appearanceOf({ user_id: id, type, props }: Served): Appearance {
  if (props?.from_webhook === 'true') {
    const { override_username: name = '', override_icon_url: picture = null } = props;
    return name === '' ? { as: 'account', id, isTagged: true } : { as: 'named', name, picture };
  }
  // web/utils/post_utils.ts, isSystemMessage: messages for a single reader have such a type.
  if (type?.startsWith('system_') === true) return { as: 'system' };
  return { as: 'account', id, isTagged: false };
}

/**
 * Attachments are drawn only if the post's first embed says so:
 * web/components/post_view/post_body_additional_content/post_body_additional_content.tsx, renderEmbed; on the phone,
 * app/components/post_list/post/body/content/index.tsx. Without that embed the props are ignored.
 */
function sectionsOf({ props, metadata }: Served): readonly DrawnSection[] {
  if (metadata?.embeds?.[0]?.type !== 'message_attachment') return [];
  const attachments = attachmentsSchema.safeParse(props?.attachments);
  if (!attachments.success) return [];
  return attachments.data.map(({ pretext = '', title = '', text = '', actions }) => ({
    text: [pretext, title, text].filter((one) => one !== '').join('\n\n'),
    buttons: (actions ?? []).flatMap(buttonOf),
  }));
}

/** web/components/post_view/message_attachments/message_attachment/message_attachment.tsx, renderPostActions. */
function buttonOf({
  id = '',
  name = '',
  type,
  style = '',
  disabled = false,
  data_source: source = '',
  options,
}: z.infer<typeof actionSchema>): readonly DrawnButton[] {
  // The client leaves out an action without id or name; no route accepts other ids (api4/api.go:
  // "/actions/{action_id:[A-Za-z0-9]+}").
  if (id === '' || name === '' || disabled || !/^[A-Za-z0-9]+$/.test(id)) return [];
  if (type !== 'select')
    return [{ id, label: name, style: style === '' ? 'default' : style, menu: null, option: null }];
  // action_menu/action_menu.tsx: a menu of users or channels lists those; any other without options is empty.
  if (source !== '') return [];
  return (options ?? []).map(({ text, value }) => ({ id, label: text, style: 'default', menu: name, option: value }));
}
