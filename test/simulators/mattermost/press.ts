import { z } from 'zod';

import { asJson, goJson, sendToIntegration } from './integration-request.ts';
import { channelOf } from './permissions.ts';
import { actionsOf, attachmentsOf } from './post-json.ts';
import { change } from './posts.ts';
import { isRecord, readStrictly } from './read-body.ts';
import { noPost, notPermitted, Refusal } from './refusal.ts';
import { asSlackWould } from './slack-text.ts';
import type { Channel, Props, Server } from './state.ts';
import { tellAlone } from './tell-alone.ts';
import { newTrigger } from './triggers.ts';
import { userOf } from './user-json.ts';

export type PressOutcome =
  | { readonly kind: 'answered'; readonly ephemeralText: string | null }
  /** The press failed, and the person was told so. */
  | { readonly kind: 'failed'; readonly why: string };

const actionResponse = z.strictObject({
  update: z
    .strictObject({ message: z.string().optional(), props: z.record(z.string(), z.unknown()).nullish() })
    .nullish(),
  ephemeral_text: z.string().optional(),
  skip_slack_parsing: z.boolean().optional(),
  error: z.strictObject({ message: z.string() }).optional(),
});

/**
 * Presses a button of a stored post: sends what the post's author put there, unsigned. `option`: the choice in a menu,
 * as the client claims; the server does not check it.
 */
export async function pressAction(
  server: Server,
  userId: string,
  postId: string,
  { actionId, option }: { readonly actionId: string; readonly option: string | null },
): Promise<PressOutcome> {
  const post = server.posts.get(postId);
  if (post === undefined || post.deleteAt > 0) throw noPost();
  const channel = channelOf(server, post.channelId);
  if (!channel.members.has(userId)) throw notPermitted('read_channel_content');
  const action = attachmentsOf(post.props)
    .flatMap(actionsOf)
    .find(({ id }) => id === actionId);
  // No route of the server matches an id with other characters.
  if (!/^[A-Za-z0-9]+$/.test(actionId)) throw new Refusal(404, 'api.context.404.app_error');
  if (action === undefined) throw new Refusal(404, 'api.post.do_action.action_id.app_error');
  const rootId = post.rootId === '' ? post.id : post.rootId;
  return sendAction(server, { userId, channel, postId, rootId, action, option, props: post.props });
}

/** Sends a press of a button, on a stored or an ephemeral post, and applies the answer. */
export async function sendAction(
  server: Server,
  pressed: {
    readonly userId: string;
    readonly channel: Channel;
    readonly postId: string;
    readonly rootId: string;
    readonly action: Readonly<Record<string, unknown>>;
    readonly option: string | null;
    /** Props of the button's post. */
    readonly props: Props;
  },
): Promise<PressOutcome> {
  const { userId, channel, postId, rootId, action, option, props } = pressed;
  const integration = isRecord(action['integration']) ? action['integration'] : {};
  const request = {
    user_id: userId,
    user_name: userOf(server, userId).username,
    channel_id: channel.id,
    channel_name: channel.name,
    team_id: channel.teamId,
    team_domain: server.teams.get(channel.teamId)?.name ?? '',
    post_id: postId,
    trigger_id: newTrigger(server, { userId, channelId: channel.id, teamId: channel.teamId }),
    type: action['type'] ?? '',
    data_source: '',
    ...contextFor(integration['context'], option),
  };
  const answered = await sendToIntegration(server, {
    url: String(integration['url']),
    headers: asJson,
    body: goJson(request),
  });
  if (answered.kind === 'failed') return answered;
  let response: z.infer<typeof actionResponse> = {};
  try {
    const came: unknown = answered.text === '' ? {} : JSON.parse(answered.text);
    response = readStrictly(server, 'answer to an action', actionResponse, came);
  } catch {
    return { kind: 'failed', why: 'the answer is not what the server reads' };
  }
  if (response.error !== undefined) return { kind: 'failed', why: response.error.message };
  if (response.update !== undefined && response.update !== null) update(server, postId, response.update);
  return whispered(server, { userId, channelId: channel.id, rootId, props: retained(props) }, response);
}

/**
 * Builds the context of a press. The server adds any option, in the list or not:
 * server/channels/app/integration_action.go, DoPostActionWithCookie.
 */
function contextFor(kept: unknown, option: string | null): { readonly context?: object } {
  if (option === null || option === '') return isRecord(kept) ? { context: kept } : {};
  return { context: { ...(isRecord(kept) ? kept : {}), selected_option: option } };
}

/** Applies an answer's update. A message that it leaves out is removed; props that it leaves out stay. */
function update(
  server: Server,
  postId: string,
  wanted: { readonly message?: string | undefined; readonly props?: Props | null | undefined },
): void {
  const post = server.posts.get(postId);
  if (post === undefined || post.deleteAt > 0) return;
  if (wanted.message === undefined && post.message !== '')
    server.complaints.push('an update without a message empties the message');
  change(server, post, {
    message: wanted.message ?? '',
    ...(wanted.props === undefined || wanted.props === null ? {} : { props: wanted.props }),
  });
}

/** Returns the props that survive an answer: integration_action.go, PostActionRetainPropKeys. */
function retained(props: Props): Props {
  const keys = ['from_webhook', 'override_username', 'override_icon_url'];
  return Object.fromEntries(Object.entries(props).filter(([name]) => keys.includes(name)));
}

function whispered(
  server: Server,
  where: { readonly userId: string; readonly channelId: string; readonly rootId: string; readonly props: Props },
  response: z.infer<typeof actionResponse>,
): PressOutcome {
  const { ephemeral_text: text = '', skip_slack_parsing: isLeft = false } = response;
  if (text === '') return { kind: 'answered', ephemeralText: null };
  const message = isLeft ? text : asSlackWould(server, text);
  tellAlone(server, { ...where, message });
  return { kind: 'answered', ephemeralText: message };
}
