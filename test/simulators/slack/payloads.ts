import { randomUUID } from 'node:crypto';

import { slackTs } from './events.ts';
import type { SeenButton } from './content-of.ts';
import type { KnownPerson, OpenView, Simulation } from './simulation.ts';
import { appId, teamDomain, teamId } from './slack-options.ts';

type Payload = Readonly<Record<string, unknown>>;

/** Gives a person's act the means to answer it: a trigger, for three seconds, and an address, for five answers. */
export async function meansToAnswer(
  slack: Simulation,
  user: string,
  channel: string,
): Promise<{ readonly trigger_id: string; readonly response_url: string }> {
  const made = await slack.backend.call('bot', 'views.generateTriggerId', { user_id: user });
  const trigger = String(made['trigger_id']);
  slack.triggers.set(trigger, user);
  const address = randomUUID();
  slack.responses.set(address, { left: 5, user, channel });
  return { trigger_id: trigger, response_url: `${slack.origin}/response/${address}` };
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandPayload(
  slack: Simulation,
  person: KnownPerson,
  command: { readonly channel: string; readonly name: string; readonly text: string },
  means: Awaited<ReturnType<typeof meansToAnswer>>,
): Payload {
  return {
    token: 'legacy',
    team_id: teamId,
    team_domain: teamDomain,
    ...(slack.enterpriseId === null ? {} : { enterprise_id: slack.enterpriseId, enterprise_name: 'Organisation' }),
    channel_id: command.channel,
    channel_name: slack.channels.get(command.channel)?.name ?? 'directmessage',
    user_id: person.id,
    user_name: person.name,
    command: command.name,
    text: command.text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    ...means,
  };
}

function common(slack: Simulation, person: KnownPerson): Payload {
  return {
    team: { id: teamId, domain: teamDomain },
    user: { id: person.id, username: person.name, name: person.name, team_id: teamId },
    api_app_id: appId,
    token: 'legacy',
    is_enterprise_install: false,
    enterprise: slack.enterpriseId === null ? null : { id: slack.enterpriseId, name: 'Organisation' },
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function pressPayload(
  slack: Simulation,
  person: KnownPerson,
  pressed: {
    readonly channel: string;
    readonly message: Payload;
    readonly button: SeenButton;
    readonly isEphemeral: boolean;
  },
  means: Awaited<ReturnType<typeof meansToAnswer>>,
): Payload {
  const { channel, message, button, isEphemeral } = pressed;
  const thread = typeof message['thread_ts'] === 'string' ? { thread_ts: message['thread_ts'] } : {};
  return {
    type: 'block_actions',
    ...common(slack, person),
    ...means,
    container: {
      type: 'message',
      message_ts: message['ts'],
      channel_id: channel,
      is_ephemeral: isEphemeral,
      ...thread,
    },
    channel: { id: channel, name: slack.channels.get(channel)?.name ?? '' },
    ...(isEphemeral ? {} : { message }),
    state: { values: {} },
    actions: [
      {
        type: 'button',
        action_id: button.actionId,
        block_id: button.blockId === '' ? randomUUID().slice(0, 5) : button.blockId,
        ...(button.value === '' ? {} : { value: button.value }),
        ...(button.style === null ? {} : { style: button.style }),
        text: { type: 'plain_text', text: button.label, emoji: true },
        action_ts: slackTs(),
      },
    ],
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export function shortcutPayload(
  slack: Simulation,
  person: KnownPerson,
  chosen: { readonly callbackId: string; readonly channel: string; readonly message: Payload },
  means: Awaited<ReturnType<typeof meansToAnswer>>,
): Payload {
  const { channel, message, callbackId } = chosen;
  return {
    type: 'message_action',
    ...common(slack, person),
    ...means,
    callback_id: callbackId,
    action_ts: slackTs(),
    message_ts: message['ts'],
    channel: { id: channel, name: slack.channels.get(channel)?.name ?? '' },
    message,
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function submissionPayload(
  slack: Simulation,
  person: KnownPerson,
  open: OpenView,
  values: Payload,
  triggerId: string,
): Payload {
  return {
    type: 'view_submission',
    ...common(slack, person),
    trigger_id: triggerId,
    response_urls: [],
    view: { ...open.view, id: open.id, team_id: teamId, app_id: appId, hash: slackTs(), state: { values } },
  };
}
