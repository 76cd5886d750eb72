import assert from 'node:assert/strict';

import { listenTo } from '#bot/listen-to.ts';
import { slackChat } from '#chat/slack/slack-chat.ts';
import type { SlackChatOptions } from '#chat/slack/slack-options.ts';
import { type Language, languageFacts } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

import { openSlack, type Slack } from '../simulators/slack/open-slack.ts';
import type { Written } from '../simulators/slack/simulation.ts';
import type { SlackOptions } from '../simulators/slack/slack-options.ts';
import { type ChatScene, openChatScene, type Outside } from './chat-scene.ts';
import type { SlackCard } from './merge-parts.ts';
import { serve } from './serve.ts';
import { slackActs } from './slack-acts.ts';
import { type Team, teamInChat } from './team-in-chat.ts';

/** A team in one Slack channel. */
export interface SlackTeam extends Team<SlackCard, Written> {
  readonly slack: Slack;
  /** Connects a second process to the same Slack, on the same store. */
  joinedByAnother(): Promise<void>;
  /** Replaces the adapter by a new one, as after a kill, which knows only what the store knows. Socket Mode only. */
  startedAnew(): Promise<void>;
}

export interface SlackScene extends ChatScene, SlackTeam {}

export interface SlackTeamOptions extends SlackOptions {
  readonly language?: Language;
}

/** Opens a scene with Slack alone in it. */
export async function openSlackScene(mode: 'socket' | 'http', options: SlackTeamOptions = {}): Promise<SlackScene> {
  await using opening = new AsyncDisposableStack();
  const scene = opening.use(await openChatScene());
  const team = await slackTeam(scene, mode, options);
  opening.move();
  return { ...scene, ...team };
}

/** Adds Slack to a scene; Odile administers, Aïcha writes, Karim approves, Sacha is a guest. */
export async function slackTeam(
  scene: ChatScene,
  mode: 'socket' | 'http',
  options: SlackTeamOptions = {},
): Promise<SlackTeam> {
  const { opened, clock, bot } = scene;
  const locale = languageFacts[options.language ?? 'fr'].locale;
  const slack = await openSlack({
    // Real Slack waits three seconds. A machine busy with other tests takes longer; late answers have their own tests.
    ackWithinMs: 60_000,
    now: () => clock.now(),
    people: [
      { name: 'odile', realName: 'Odile', kind: 'admin', locale },
      { name: 'aicha', realName: 'Aïcha', locale },
      { name: 'karim', realName: 'Karim', locale },
      { name: 'sacha', realName: 'Sacha', kind: 'guest', locale },
    ],
    ...options,
  });
  opened.use(slack);
  const access =
    mode === 'socket'
      ? ({ mode, appToken: slack.appToken } as const)
      : ({ mode, signingSecret: slack.signingSecret } as const);
  const slackOptions: SlackChatOptions = {
    ...access,
    ...scene.needs,
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    acknowledgeWithinMs: 2_500,
    words: async (theirs) => ({ close: messagesIn(theirs ?? options.language ?? 'fr').platforms.close }),
  };
  const outcome = await slackChat(slackOptions);
  assert.ok(outcome.kind === 'chat', `Slack was not reached: ${JSON.stringify(outcome)}`);
  const { chat, fetch } = outcome;
  if (fetch !== null) {
    const server = await serve(fetch);
    opened.defer(() => server.close());
    slack.useRequestUrl(`${server.url}/slack/events`);
  }
  const outside: Outside = { settled: () => slack.settled(), undelivered: () => slack.undelivered().length };
  await scene.hear(chat, outside);
  opened.defer(() => assert.deepEqual(slack.complaints(), []));
  return {
    ...teamInChat(scene, slackActs(slack)),
    slack,
    async startedAnew() {
      await bot.chats.get(chat.id)?.stop();
      const next = await slackChat(slackOptions);
      assert.ok(next.kind === 'chat');
      await scene.hear(next.chat, outside);
    },
    async joinedByAnother() {
      const other = await slackChat(slackOptions);
      assert.ok(other.kind === 'chat');
      opened.defer(() => other.chat.stop());
      await listenTo({ ...bot, chats: new Map([[chat.id, other.chat]]) }, other.chat);
      await scene.settle();
    },
  };
}
