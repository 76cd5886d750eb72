import { createHash } from 'node:crypto';

import type { App } from '@slack/bolt';

import type { Card } from '#chat/card.ts';
import type { ChatSink } from '#chat/chat-sink.ts';
import { formTrigger } from '#chat/kit/form-trigger.ts';
import type { Inbox } from '#chat/kit/inbox.ts';
import type { Part } from '#chat/kit/part-store.ts';
import type { ChannelRef, MessageRef, UserId } from '#chat/refs.ts';

import { answerCard } from './answer-card.ts';
import { eventIn, refOf, type SlackEvent } from './chat-event-of.ts';
import type { OpenForm } from './follow-typing.ts';
import { partOf } from './part.ts';
import {
  anyViewSchema,
  blockActionsSchema,
  commandSchema,
  homeOpenedSchema,
  messageActionSchema,
  viewSubmissionSchema,
} from './payloads.ts';
import type { SlackPeople } from './people.ts';
import type { SlackMessage } from './render/card-messages.ts';
import { pressedButton } from './render/pressed-button.ts';
import { typedText } from './render/typed-text.ts';
import { viewBinding } from './render/view-binding.ts';
import { viewValues } from './render/view-values.ts';
import { viewWithErrors } from './render/view-with-errors.ts';
import type { SlackAccess } from './slack-options.ts';
import { eventNames, homeOpened, whatSlackMustGrant } from './what-slack-must-grant.ts';
import type { Us } from './who-we-are.ts';
import { withPlainText } from './with-plain-text.ts';

/** Dependencies of the listeners. */
export interface ListenerDeps {
  readonly access: SlackAccess;
  readonly sink: ChatSink;
  readonly us: Us;
  readonly inbox: Pick<Inbox<SlackEvent>, 'keep'>;
  readonly people: SlackPeople;
  readonly render: (card: Card) => Promise<readonly SlackMessage[]>;
  readonly whisper: (to: UserId, where: ChannelRef, message: SlackMessage) => Promise<void>;
  readonly publishHome: (user: UserId, card: Card) => Promise<void>;
  readonly failed: (error: unknown, what: string) => void;
  /** Handles what is typed into an open form; false if the form is not ours. */
  readonly follow: (form: OpenForm) => boolean;
  /** Reads the part of a card that a message of ours holds. */
  readonly partAt: (ref: MessageRef) => Promise<Part | null>;
}

/** Registers the listeners that Bolt routes to the bot. Only events are acknowledged before the bot has them. */
export function addListeners(app: App, deps: ListenerDeps): void {
  for (const event of eventNames()) {
    app.event(event, async ({ body }) => {
      const told = eventIn(body, deps.us);
      if (told !== null) await deps.inbox.keep(told, body);
    });
  }
  app.event(homeOpened, async ({ body }) => openedHome(deps, body));
  app.action({ type: 'block_actions' }, ({ body, ack }) => pressed(deps, body, ack));
  app.command(whatSlackMustGrant.command, ({ body, ack }) => typed(deps, body, ack));
  app.shortcut({ type: 'message_action', callback_id: whatSlackMustGrant.messageShortcut }, ({ body, ack }) =>
    chosen(deps, body, ack),
  );
  app.view({ type: 'view_submission', callback_id: /.*/ }, ({ body, ack }) => submitted(deps, body, ack));
}

/** Shows a person's own page. Nobody waits for it, and each visit builds it anew, so a failure is only reported. */
function openedHome({ sink, publishHome, failed }: ListenerDeps, body: unknown): void {
  const { event } = homeOpenedSchema.parse(body);
  if (event.tab !== 'home') return;
  const shown = async (): Promise<void> => publishHome(event.user, await sink.home(event.user));
  shown().catch((error: unknown) => failed(error, 'show the Home tab'));
}

/** An acknowledgement without a type for its answer. Bolt types it by payload; our answers are rendered to fit. */
type Ack = (answer?: never) => Promise<void>;

async function pressed(deps: ListenerDeps, body: unknown, ack: Ack): Promise<void> {
  const { actions, user, channel, container, message, trigger_id: trigger, view } = blockActionsSchema.parse(body);
  if (view?.type === 'modal') {
    await ack();
    if (!deps.follow({ user: user.id, id: view.id, hash: view.hash, view })) deps.sink.refused('form');
    return;
  }
  const [action] = actions;
  const button =
    action === undefined ? null : pressedButton(action.action_id, action.selected_option?.value ?? action.value);
  if (button === null || channel === null || channel === undefined || container.message_ts === undefined) {
    deps.sink.refused('button');
    return ack();
  }
  // A button on a further message of a long card is a button of the card.
  const there = refOf(channel.id, container.message_ts, message?.thread_ts ?? container.thread_ts);
  const part =
    partOf(message?.metadata) ?? (message === null || message === undefined ? null : await deps.partAt(there));
  await deps.sink.accept({
    kind: 'button',
    dedupeKey: `button:${trigger}`,
    user: user.id,
    ref: refOf(there.channel, part?.first ?? there.message, there.thread),
    ...button,
    trigger: formTrigger(user.id, trigger),
  });
  await ack();
}

async function typed(deps: ListenerDeps, body: unknown, ack: Ack): Promise<void> {
  const command = commandSchema.parse(body);
  const reply = deps.sink.command({
    dedupeKey: `command:${command.trigger_id}`,
    user: command.user_id,
    channel: command.channel_id,
    text: typedText(command.text),
    // Slack lets nobody type a command in a thread.
    thread: null,
    trigger: formTrigger(command.user_id, command.trigger_id),
  });
  const payload = { responseUrl: command.response_url, ackTakesAnswer: true };
  await answerCard(deps.access, payload, {
    ...waysOf(deps, ack, command.user_id, { channel: command.channel_id }),
    reply,
  });
}

async function chosen(deps: ListenerDeps, body: unknown, ack: Ack): Promise<void> {
  const { message, channel, user, trigger_id: trigger, response_url: responseUrl } = messageActionSchema.parse(body);
  const ask = async (): ReturnType<ChatSink['shortcut']> =>
    deps.sink.shortcut({
      dedupeKey: `shortcut:${trigger}`,
      user: user.id,
      ref: refOf(channel.id, message.ts, message.thread_ts),
      text: await withPlainText(deps.people, { text: message.text ?? '', blocks: message.blocks }),
      files: message.files,
      by: message.user ?? null,
      trigger: formTrigger(user.id, trigger),
    });
  const payload = { responseUrl, ackTakesAnswer: false };
  await answerCard(deps.access, payload, { ...waysOf(deps, ack, user.id, { channel: channel.id }), reply: ask() });
}

/**
 * Submits a form and acknowledges it with the bot's answer, however late. If Slack has given up by then, the form stays
 * open with everything that was written and says that something went wrong. Sent again, it has the same key and is done
 * once.
 */
async function submitted(deps: ListenerDeps, body: unknown, ack: Ack): Promise<void> {
  const { view, user } = viewSubmissionSchema.parse(body);
  const { view: given } = anyViewSchema.parse(body);
  const binding = viewBinding(given);
  const values = viewValues(given);
  if (binding === null || values === null) {
    deps.sink.refused('form');
    return ack();
  }
  const content = createHash('sha256')
    .update(JSON.stringify([values, view.private_metadata]))
    .digest('hex');
  const reply = await deps.sink.submit({
    dedupeKey: `submit:${view.id}:${content}`,
    user: user.id,
    binding,
    values,
  });
  await (reply.kind === 'ok' ? ack() : loose(ack)(viewWithErrors(given, reply)));
}

function waysOf(
  deps: ListenerDeps,
  ack: Ack,
  user: UserId,
  where: ChannelRef,
): Omit<Parameters<typeof answerCard>[2], 'reply'> {
  return {
    ack: loose(ack),
    render: ({ card }) => deps.render(card),
    whisper: (message) => deps.whisper(user, where, message),
  };
}

function loose(ack: Ack): (answer?: unknown) => Promise<void> {
  // Bolt types the answer by the payload, which we have read by a schema of our own.
  return ack as (answer?: unknown) => Promise<void>;
}
