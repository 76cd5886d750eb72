import { z } from 'zod';

import { checkProps } from './check-props.ts';
import { newId } from './ids.ts';
import { type Answered, sendToIntegration } from './integration-request.ts';
import { limits } from './mattermost-options.ts';
import { channelOf, mayAct } from './permissions.ts';
import { createPost } from './posts.ts';
import { readStrictly } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { asSlackWould } from './slack-text.ts';
import type { Channel, Command, Props, Server } from './state.ts';
import { tellAlone } from './tell-alone.ts';
import { clientTrigger, newTrigger } from './triggers.ts';
import { userOf } from './user-json.ts';
import { isFrom } from './version.ts';

export interface Typed {
  readonly channelId: string;
  /** Command with its slash. */
  readonly command: string;
  /** Team to use in a channel that belongs to none. */
  readonly teamId: string;
  readonly rootId: string;
}

export type CommandOutcome =
  | { readonly kind: 'answered'; readonly response: CommandResponse; readonly clientTrigger: string }
  /** The command failed, and the person was told so. */
  | { readonly kind: 'failed'; readonly why: string };

const oneResponse = z.strictObject({
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  text: z.string().optional(),
  username: z.string().optional(),
  channel_id: z.string().optional(),
  icon_url: z.string().optional(),
  type: z.string().optional(),
  props: z.record(z.string(), z.unknown()).optional(),
  goto_location: z.string().optional(),
  skip_slack_parsing: z.boolean().optional(),
  attachments: z.array(z.unknown()).optional(),
});
export const commandResponse = oneResponse.extend({ extra_responses: z.array(oneResponse).optional() });
export type CommandResponse = z.infer<typeof commandResponse>;

/** Runs a command that a person typed: asks its integration, and shows the answer. */
export async function executeCommand(server: Server, userId: string, typed: Typed): Promise<CommandOutcome> {
  const channel = channelOf(server, typed.channelId);
  mayAct(userId, channel, 'create_post');
  if (channel.deleteAt > 0) throw new Refusal(400, 'api.command.execute_command.deleted.app_error');
  const teamId = channel.teamId === '' ? typed.teamId : channel.teamId;
  const [name = '', ...words] = typed.command.split(' ');
  const command = [...server.commands.values()].find(
    (one) => one.teamId === teamId && `/${one.trigger}` === name.toLowerCase() && one.deleteAt === 0,
  );
  if (command === undefined) throw new Refusal(404, 'api.command.execute_command.not_found.app_error');
  const body = formOf(server, userId, { ...typed, channel, command, text: words.join(' ') });
  const answered = await sendToIntegration(server, {
    url: command.url,
    headers: {
      Accept: 'application/json',
      Authorization: `Token ${command.token}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: body.toString(),
  });
  const response = responseIn(server, answered, clientTrigger(body.get('trigger_id') ?? ''));
  if (response.kind === 'answered')
    for (const one of [response.response, ...(response.response.extra_responses ?? [])])
      showResponse(server, userId, typed, one);
  return response;
}

function formOf(
  server: Server,
  userId: string,
  run: Omit<Typed, 'command'> & { readonly channel: Channel; readonly command: Command; readonly text: string },
): URLSearchParams {
  const { channel, command, text, rootId } = run;
  const hook = newId();
  const to = { userId, channelId: channel.id, rootId, message: '', props: {} };
  const until = server.now() + limits.responseUrlMs;
  server.responseUrls.set(hook, { left: limits.responseUrlUses, until, to });
  const form = new URLSearchParams({
    channel_id: channel.id,
    channel_name: channel.name,
    command: `/${command.trigger}`,
    response_url: `${server.config.SiteURL}/hooks/commands/${hook}`,
    // 10.11 never sent it and 11.5 always does; we do not know which version began.
    ...(isFrom(server, 11, 0) ? { root_id: rootId } : {}),
    team_domain: server.teams.get(command.teamId)?.name ?? '',
    team_id: command.teamId,
    text,
    token: command.token,
    trigger_id: newTrigger(server, { userId, channelId: channel.id, teamId: command.teamId }),
    user_id: userId,
    user_name: userOf(server, userId).username,
  });
  for (const { username, id } of server.users.values())
    if (text.split(/\s+/).includes(`@${username}`)) {
      form.append('user_mentions', username);
      form.append('user_mentions_ids', id);
    }
  return form;
}

function responseIn(server: Server, answered: Answered, clientTrigger: string): CommandOutcome {
  if (answered.kind === 'failed') return answered;
  const isJson = answered.contentType.split(';')[0]?.trim() === 'application/json';
  if (!isJson) return { kind: 'answered', response: { text: answered.text }, clientTrigger };
  try {
    const came: unknown = JSON.parse(answered.text);
    const response = readStrictly(server, 'answer to a command', commandResponse, came);
    return { kind: 'answered', response, clientTrigger };
  } catch {
    return { kind: 'failed', why: 'not the JSON that it says it is' };
  }
}

/**
 * Returns the name and picture under which an answer appears: server/channels/app/command.go,
 * HandleCommandResponsePost. The answer is always marked as an integration's. It has a name of its own only where the
 * settings allow it.
 */
function appearanceOf({ config }: Server, { username = '', icon_url: icon = '' }: CommandResponse): Props {
  return {
    ...(config.EnablePostUsernameOverride && username !== '' ? { override_username: username } : {}),
    ...(config.EnablePostIconOverride && icon !== '' ? { override_icon_url: icon } : {}),
    from_webhook: 'true',
  };
}

/** Shows one answer: to this person alone, or to everybody as this person's own message. */
export function showResponse(
  server: Server,
  userId: string,
  where: Pick<Typed, 'channelId' | 'rootId'>,
  one: CommandResponse,
): void {
  const { text = '', attachments, skip_slack_parsing: isLeft = false } = one;
  const props = { ...one.props, ...appearanceOf(server, one) };
  if (text === '' && attachments === undefined) return;
  const message = isLeft ? text : asSlackWould(server, text);
  // An empty list counts as present: HandleCommandResponsePost in server/channels/app/command.go compares with nil.
  const shown = attachments === undefined ? props : { ...props, attachments };
  const channelId = one.channel_id ?? where.channelId;
  if (one.response_type === 'in_channel')
    return void createPost(server, userId, { channelId, rootId: where.rootId, message, props: shown });
  checkProps(server, shown);
  tellAlone(server, { userId, channelId, rootId: where.rootId, message, props: shown });
  return undefined;
}
