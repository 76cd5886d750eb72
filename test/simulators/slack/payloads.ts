import { randomUUID } from 'node:crypto';

import type {
  BlockAction,
  ButtonAction,
  MessageShortcut,
  OverflowAction,
  SlashCommand,
  StaticSelectAction,
  ViewSubmitAction,
} from '@slack/bolt';

import { slackTs } from './events.ts';
import type { KeptButton } from './button-at.ts';
import type { KnownPerson, OpenView, Simulation } from './simulation.ts';
import { appId, teamDomain, teamId } from './slack-options.ts';

type Payload = Readonly<Record<string, unknown>>;
/** Bolt's types allow neither `null` for "outside Enterprise Grid" nor a message outside its few kinds. */
type AsBolt<Action> = Omit<Action, 'enterprise' | 'message' | 'view'> & { readonly [key: string]: unknown };

/** Makes the means to answer what a person did: a trigger for three seconds, and an address for five answers. */
export async function meansToAnswer(
  slack: Simulation,
  user: string,
  channel: string,
): Promise<{ readonly trigger_id: string; readonly response_url: string }> {
  const trigger = await newTrigger(slack, user);
  slack.triggers.set(trigger, user);
  const address = randomUUID();
  slack.responses.set(address, { left: 5, user, channel });
  return { trigger_id: trigger, response_url: `${slack.origin}/response/${address}` };
}

/** Makes `emulate` issue a trigger, which opens one view. */
export async function newTrigger({ backend }: Simulation, user: string): Promise<string> {
  const made = await backend.call('bot', 'views.generateTriggerId', { user_id: user });
  return String(made['trigger_id']);
}

/** Builds a command's payload: https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandPayload(
  slack: Simulation,
  person: KnownPerson,
  command: { readonly channel: string; readonly name: string; readonly text: string },
  means: Awaited<ReturnType<typeof meansToAnswer>>,
): SlashCommand {
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

interface Common {
  readonly team: { readonly id: string; readonly domain: string };
  readonly user: { readonly id: string; readonly username: string; readonly name: string; readonly team_id: string };
  readonly api_app_id: string;
  readonly token: string;
  readonly is_enterprise_install: boolean;
  readonly enterprise: { readonly id: string; readonly name: string } | null;
}

function common(slack: Simulation, person: KnownPerson): Common {
  return {
    team: { id: teamId, domain: teamDomain },
    user: { id: person.id, username: person.name, name: person.name, team_id: teamId },
    api_app_id: appId,
    token: 'legacy',
    is_enterprise_install: false,
    enterprise: slack.enterpriseId === null ? null : { id: slack.enterpriseId, name: 'Organisation' },
  };
}

/** Builds a press: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function pressPayload(
  slack: Simulation,
  person: KnownPerson,
  pressed: {
    readonly channel: string;
    readonly message: Payload;
    readonly button: KeptButton;
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
      message_ts: String(message['ts']),
      channel_id: channel,
      is_ephemeral: isEphemeral,
      ...thread,
    },
    channel: { id: channel, name: slack.channels.get(channel)?.name ?? '' },
    ...(isEphemeral ? {} : { message }),
    state: { values: {} },
    actions: [actionOf(button)],
  } satisfies AsBolt<BlockAction<PressedAction>>;
}

type PressedAction = (ButtonAction & { readonly style?: string }) | OverflowAction | StaticSelectAction;

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload: a menu sends no value. */
function actionOf(button: KeptButton): PressedAction {
  const { type, label, value } = button;
  const common = {
    action_id: button.actionId,
    block_id: button.blockId === '' ? randomUUID().slice(0, 5) : button.blockId,
    action_ts: slackTs(),
  };
  const text = { type: 'plain_text', text: label, emoji: true } as const;
  switch (type) {
    case 'button': {
      const style = button.style === null ? {} : { style: button.style };
      return { type, ...common, ...(value === '' ? {} : { value }), ...style, text };
    }
    case 'overflow':
      return { type, ...common, selected_option: { text, value } };
    case 'static_select':
      return { type, ...common, selected_option: { text, value } };
  }
}

/** Builds a shortcut: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
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
    message_ts: String(message['ts']),
    channel: { id: channel, name: slack.channels.get(channel)?.name ?? '' },
    message,
  } satisfies AsBolt<MessageShortcut>;
}

/** Builds a submission: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
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
    view: {
      ...open.view,
      id: open.id,
      team_id: teamId,
      app_id: appId,
      hash: String(open.view['hash']),
      state: { values },
    },
  } satisfies AsBolt<ViewSubmitAction>;
}

/**
 * Builds a press or change in a view, where there is no message:
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export function typedPayload(
  slack: Simulation,
  person: KnownPerson,
  typed: { readonly open: OpenView; readonly action: Payload; readonly state: Payload; readonly trigger: string },
): Payload {
  const { open, action, state, trigger } = typed;
  const { hash } = open.view;
  return {
    type: 'block_actions',
    ...common(slack, person),
    trigger_id: trigger,
    container: { type: 'view', view_id: open.id },
    view: { ...open.view, id: open.id, team_id: teamId, app_id: appId, hash, state: { values: state } },
    actions: [{ ...action, action_ts: slackTs() }],
  };
}
