import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import sharp from 'sharp';

import { slackChat } from '#chat/slack/slack-chat.ts';
import { systemClock } from '#clock.ts';
import { chatMemory } from '#storage/chat-memory.ts';

import type { ChatWorld } from '../contracts/chat-world.ts';
import { openSlack, type Slack } from '../simulators/slack/open-slack.ts';
import type { SlackOptions } from '../simulators/slack/slack-options.ts';
import { imageOrFile, sampleCsv } from './sample-csv.ts';
import { serve } from './serve.ts';
import { placeOf, slackActs } from './slack-acts.ts';
import { formInSlack } from './slack-client/form-in-slack.ts';
import { seenInSlack } from './slack-client/seen-in-slack.ts';
import { openTestStore } from './store.ts';

const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
  .png()
  .toBuffer();
const sha256 = createHash('sha256').update(picture).digest('hex');

/** The world of the contract suite, with its Slack. */
export interface SlackWorld extends ChatWorld {
  readonly slack: Slack;
  /** Errors in the adapter's background work. */
  readonly failures: readonly unknown[];
}

/** Opens Slack with the adapter, on its own database; closing it fails if Slack had complaints. */
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
    otherChannels: [
      { name: 'elsewhere', isBotIn: false },
      { name: 'closed', isBotIn: true, isPrivate: true },
    ],
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
    imageOf: imageOrFile(picture),
    failed: (error, what) => void failures.push({ what, error }),
    words: async () => ({ close: 'Cancel' }),
    acknowledgeWithinMs: 2_500,
  });
  assert.ok(outcome.kind === 'chat', `Slack was not reached: ${JSON.stringify(outcome)}`);
  const { chat, fetch } = outcome;
  const server = fetch === null ? null : await serve(fetch);
  if (server !== null) slack.useRequestUrl(`${server.url}/slack/events`);

  const { channel } = slack;
  const acts = slackActs(slack);
  return {
    ...acts,
    slack,
    failures,
    platform: chat,
    isConnected: mode === 'socket',
    otherChannel: slack.channelId('elsewhere'),
    openChannel: channel,
    closedChannel: slack.channelId('closed'),
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
    file: sampleCsv,
    filesUnder: async (user, message) => {
      const seen = (await seenInSlack(slack, user)).filter(
        ({ ts, threadTs }) => ts === message || threadTs === message,
      );
      const headers = { authorization: `Bearer ${slack.botToken}` };
      return Promise.all(
        seen
          .flatMap(({ files }) => files)
          .map(async ({ name, url }) => ({ name, bytes: await (await globalThis.fetch(url, { headers })).bytes() })),
      );
    },
    say: async (user, thread, text, files = []) => {
      const { ts } = await slack.say(user, channel, text, { threadTs: thread, files });
      return { channel, message: ts, thread };
    },
    edit: (user, ref, text) => slack.edit(user, placeOf(ref), text),
    delete: (ref) => slack.delete(null, placeOf(ref)),
    shortcut: async (user, ref) => (await slack.shortcut(user, placeOf(ref), 'tambour_from_message')).kind === 'acked',
    formOf: async (user) => formInSlack(slack, user),
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
