import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import sharp from 'sharp';

import type { MessageRef } from '#chat/chat.ts';
import { pressedButton } from '#chat/slack/render/pressed-button.ts';
import { slackChat } from '#chat/slack/slack-chat.ts';
import { systemClock } from '#clock.ts';
import { chatMemory } from '#storage/chat-memory.ts';

import type { ChatWorld, SeenMessage, SentForm, WrittenValue } from '../contracts/chat-world.ts';
import { asSent } from '../simulators/slack/as-sent.ts';
import { openSlack, type Slack } from '../simulators/slack/open-slack.ts';
import type { SlackOptions } from '../simulators/slack/slack-options.ts';
import { mergeParts, type SlackCard } from './merge-parts.ts';
import { serve } from './serve.ts';
import { openTestStore } from './store.ts';

const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
  .png()
  .toBuffer();
const sha256 = createHash('sha256').update(picture).digest('hex');
const nameOf = { approve: 'white_check_mark', reject: 'x', other: 'eyes' } as const;

/** The world of the contract suite, and the Slack in it. */
export interface SlackWorld extends ChatWorld {
  readonly slack: Slack;
  /** What the adapter could not do and nobody waited for. */
  readonly failures: readonly unknown[];
}

/** Slack with the adapter in it, over a database of its own; closing it fails where Slack had to complain. */
export async function openSlackWorld(mode: 'socket' | 'http', options: SlackOptions = {}): Promise<SlackWorld> {
  const slack = await openSlack({
    ackWithinMs: 1_500,
    people: [
      { name: 'aicha' },
      { name: 'karim', kind: 'admin' },
      { name: 'sacha', kind: 'guest' },
      { name: 'helper', kind: 'otherBot' },
      { name: 'gone', kind: 'deactivated', isInChannel: true },
    ],
    groups: [
      { handle: 'approvers', name: 'Approvers', members: ['karim', 'sacha', 'helper', 'gone'] },
      { handle: 'old', name: 'Old', members: ['karim'], isDisabled: true },
    ],
    otherChannels: [{ name: 'elsewhere', isBotIn: false }],
    ...options,
  });
  const store = await openTestStore({ clock: systemClock });
  const failures: unknown[] = [];
  const access =
    mode === 'socket'
      ? ({ mode, appToken: slack.appToken } as const)
      : ({ mode, signingSecret: slack.signingSecret } as const);
  const outcome = await slackChat({
    ...access,
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    memory: (platformId) => chatMemory(store, platformId),
    imageOf: async () => picture,
    failed: (error, what) => void failures.push({ what, error }),
    words: { close: 'Cancel' },
  });
  assert.ok(outcome.kind === 'chat', `Slack was not reached: ${JSON.stringify(outcome)}`);
  const { chat, fetch } = outcome;
  const server = fetch === null ? null : await serve(fetch);
  if (server !== null) slack.useRequestUrl(`${server.url}/slack/events`);

  const { channel } = slack;
  const cards = async (user: string): Promise<readonly SlackCard[]> => mergeParts(await slack.seen(user));
  return {
    slack,
    failures,
    platform: chat,
    isConnected: mode === 'socket',
    channel,
    otherChannel: slack.channelId('elsewhere'),
    member: slack.id('aicha'),
    otherMember: slack.id('karim'),
    guest: slack.id('sacha'),
    inactive: slack.id('gone'),
    bot: slack.botUserId,
    administrator: slack.id('karim'),
    group: {
      id: slack.groupId('approvers'),
      name: 'Approvers',
      members: [slack.id('karim'), slack.id('sacha')],
    },
    picture: { sha256, mimeType: 'image/png' },
    say: async (user, thread, text, files = []) => {
      const { ts } = await slack.say(user, channel, text, { threadTs: thread, files });
      return { channel, message: ts, thread };
    },
    edit: (user, ref, text) => slack.edit(user, placeOf(ref), text),
    delete: (ref) => slack.delete(null, placeOf(ref)),
    react: async (user, ref, name, added) => {
      if (added) await slack.react(user, placeOf(ref), nameOf[name]);
      else await slack.unreact(user, placeOf(ref), nameOf[name]);
    },
    press: async (user, ref, action) => {
      const card = (await cards(user)).find(({ ts }) => ts === ref.message);
      const at = card?.parts.find(({ buttons }) => buttons.some((one) => isFor(one, action)));
      if (at === undefined || at.ts === null) throw new Error(`no button ${action} on ${ref.message}`);
      await slack.press(user, { channel, ts: at.ts }, (one) => isFor(one, action));
    },
    type: async (user, text) => (await slack.command(user, channel, text)).kind === 'acked',
    shortcut: async (user, ref) => (await slack.shortcut(user, placeOf(ref), 'tambour_from_message')).kind === 'acked',
    formOf: async (user) => {
      const open = slack.viewOf(user);
      return open === null ? null : { title: asSent(open).title };
    },
    submit: async (user, values) => sentForm(slack, user, values),
    seen: async (user) => (await cards(user)).map((card): SeenMessage => seenMessage(card)),
    deliverThrice: () => slack.deliverTimes(3),
    cutOff: (cut) => slack.cutOff(cut),
    takeGroupsAway: () => slack.setHasGroups(false),
    ageTriggers: () => slack.ageTriggers(),
    close: async () => {
      await server?.close();
      await slack.settled();
      const complaints = slack.complaints().slice();
      await slack[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      assert.deepEqual(complaints, []);
    },
  };
}

function placeOf({ channel, message }: MessageRef): { readonly channel: string; readonly ts: string } {
  return { channel, ts: message };
}

function isFor(button: { readonly actionId: string; readonly value: string }, action: string): boolean {
  return pressedButton(button.actionId, button.value)?.action === action;
}

function seenMessage({ channel, ts, threadTs, text, buttons, alts, notified, links }: SlackCard): SeenMessage {
  return {
    ref: ts === null ? null : { channel, message: ts, thread: threadTs },
    text,
    buttons: buttons.flatMap(({ actionId, value }) => pressedButton(actionId, value) ?? []),
    alts,
    notified,
    links,
  };
}

async function sentForm(slack: Slack, user: string, values: Readonly<Record<string, WrittenValue>>): Promise<SentForm> {
  const sent = await slack.submit(user, values);
  if (sent.kind === 'closed') return { kind: 'closed' };
  const open = slack.viewOf(user);
  if (open === null) throw new Error('the form is gone');
  const { fields, general, values: left } = asSent(open);
  return { kind: 'open', fields, general, values: left };
}
