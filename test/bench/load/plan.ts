import { randomUUID } from 'node:crypto';

import type { Outgoing } from '../../simulators/slack/deliveries.ts';
import { slackTs } from '../../simulators/slack/events.ts';
import { appId, teamDomain, teamId } from '../../simulators/slack/slack-options.ts';
import { seeded } from '../../support/seeded.ts';
import { slashCommand } from '../slash-command.ts';
import type { CardThere } from './cards-there.ts';
import { drawn, type Kind, kindOf } from './shares.ts';
import type { WorkspaceAnswer } from './workspace-process.ts';

/** An event for Slack to send, and its kind in the figures. */
export interface Planned {
  readonly what: string;
  readonly outgoing: Outgoing;
  /** True if Slack sent it before. */
  readonly isAgain: boolean;
}

/** Effects that must be in the database, each once, after a plan was acknowledged. */
export interface Effects {
  /** Drafts decided by a press, and by a reaction. */
  readonly pressed: readonly string[];
  readonly reacted: readonly string[];
  /** Ids of files dropped into a thread. */
  readonly files: readonly string[];
}

export function bothOf(one: Effects, other: Effects): Effects {
  return {
    pressed: [...one.pressed, ...other.pressed],
    reacted: [...one.reacted, ...other.reacted],
    files: [...one.files, ...other.files],
  };
}

/** Draws a plan of `count` events, the same for a seed except for ids. Presses and reactions use up `cards`. */
export function planOf(
  count: number,
  {
    slack,
    cards,
    seed,
  }: { readonly slack: WorkspaceAnswer; readonly cards: readonly CardThere[]; readonly seed: number },
): { readonly planned: readonly Planned[]; readonly effects: Effects } {
  const { oneOf, text } = drawn(seeded(seed));
  const told: Outgoing[] = [];
  const event = (inner: Readonly<Record<string, unknown>>): Outgoing => {
    const outgoing: Outgoing = { kind: 'events_api', payload: eventBody(inner) };
    told.push(outgoing);
    return outgoing;
  };
  const message = (more: object = {}, channel = oneOf(slack.channels)): Outgoing => {
    const ts = slackTs();
    const said = text();
    const blocks = [richText(said)];
    const base = { type: 'message', user: oneOf(slack.people), text: said, blocks, channel_type: 'channel' };
    return event({ ...base, client_msg_id: randomUUID(), ts, channel, event_ts: ts, ...more });
  };
  const left = [...cards];
  const next = (): CardThere => {
    const card = left.shift();
    if (card === undefined) throw new Error('too few cards for that plan');
    return card;
  };
  const done = { pressed: [] as string[], reacted: [] as string[], files: [] as string[] };

  const typed = (what: string): Outgoing => slashCommand(slack, what, { person: oneOf(slack.approvers) });

  const make = new Map<Kind, () => Outgoing>([
    ['inThread', () => message({ thread_ts: oneOf(cards).thread }, slack.channel)],
    ['other', () => event(reaction(slack, oneOf(cards), 'eyes', oneOf(slack.people)))],
    ['edited', () => event(edited(slack, oneOf(slack.channels), text()))],
    ['deleted', () => event(deleted(oneOf(slack.channels), text()))],
    ['help', () => typed('')],
    ['list', () => typed('liste')],
    ['show', () => typed('voir 2')],
    [
      'press',
      () => {
        const card = next();
        done.pressed.push(card.draftId);
        return { kind: 'interactive', payload: press(slack, card, oneOf(slack.approvers)) };
      },
    ],
    [
      'react',
      () => {
        const card = next();
        done.reacted.push(card.draftId);
        return event(reaction(slack, card, 'white_check_mark', oneOf(slack.approvers)));
      },
    ],
    [
      'file',
      () => {
        const id = `F${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
        done.files.push(id);
        const files = [{ id, name: 'plan.png', mimetype: 'image/png', size: 40_000, mode: 'hosted' }];
        return message({ subtype: 'file_share', thread_ts: oneOf(cards).thread, files }, slack.channel);
      },
    ],
  ]);
  const planned = Array.from({ length: count }, (_, at): Planned => {
    const kind = kindOf(at);
    if (kind === 'again' && told.length > 0) {
      // Slack repeats at once what got no answer, and again after a minute.
      return { what: 'again', outgoing: oneOf(told.slice(-200)), isAgain: true };
    }
    return { what: kind, outgoing: make.get(kind)?.() ?? message(), isAgain: false };
  });
  return { planned, effects: done };
}

function eventBody(event: Readonly<Record<string, unknown>>): Outgoing['payload'] {
  const eventId = `Ev0${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
  return {
    token: 'legacy',
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ enterprise_id: null, team_id: teamId, user_id: 'U0TAMBOUR', is_bot: true }],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
    event,
  };
}

function richText(text: string): object {
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }];
  return { type: 'rich_text', block_id: randomUUID().slice(0, 5), elements };
}

function reaction(
  slack: WorkspaceAnswer,
  card: CardThere,
  name: string,
  user: string,
): Readonly<Record<string, unknown>> {
  const item = { type: 'message', channel: slack.channel, ts: card.ts };
  return { type: 'reaction_added', user, reaction: name, item_user: slack.botUserId, item, event_ts: slackTs() };
}

function edited(slack: WorkspaceAnswer, channel: string, text: string): Readonly<Record<string, unknown>> {
  const [user = ''] = slack.people;
  const ts = slackTs();
  const before = { type: 'message', user, text, ts, blocks: [richText(text)] };
  const message = { ...before, text: `${text}.`, edited: { user, ts: slackTs() } };
  const at = slackTs();
  const changed = { subtype: 'message_changed', hidden: true, message, previous_message: before };
  return { type: 'message', ...changed, channel, channel_type: 'channel', ts: at, event_ts: at };
}

function deleted(channel: string, text: string): Readonly<Record<string, unknown>> {
  const ts = slackTs();
  const at = slackTs();
  const gone = { subtype: 'message_deleted', hidden: true, deleted_ts: ts, previous_message: { text, ts } };
  return { type: 'message', ...gone, channel, channel_type: 'channel', ts: at, event_ts: at };
}

function press(slack: WorkspaceAnswer, { ts, thread, message, approve }: CardThere, user: string): Outgoing['payload'] {
  return {
    type: 'block_actions',
    team: { id: teamId, domain: teamDomain },
    user: { id: user, username: 'karim', name: 'karim', team_id: teamId },
    api_app_id: appId,
    token: 'legacy',
    is_enterprise_install: false,
    enterprise: null,
    trigger_id: randomUUID(),
    response_url: slack.answerUrl,
    container: { type: 'message', message_ts: ts, channel_id: slack.channel, is_ephemeral: false, thread_ts: thread },
    channel: { id: slack.channel, name: 'publications' },
    message,
    state: { values: {} },
    actions: [
      {
        type: 'button',
        action_id: approve.actionId,
        block_id: approve.blockId,
        value: approve.value,
        text: { type: 'plain_text', text: approve.label, emoji: true },
        action_ts: slackTs(),
      },
    ],
  };
}
