import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { pino } from 'pino';

import type { Bot } from '#bot/bot.ts';
import { listenTo } from '#bot/listen-to.ts';
import { startBot } from '#bot/start-bot.ts';
import { pressedButton } from '#chat/slack/render/pressed-button.ts';
import { slackChat } from '#chat/slack/slack-chat.ts';
import type { SlackChatOptions } from '#chat/slack/slack-options.ts';
import { readMedia } from '#drafts/read-media.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { xRules } from '#networks/x/x-rules.ts';
import type { NetworkKind } from '#networks/network.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import { chatMemory } from '#storage/chat-memory.ts';

import { asSent } from '../simulators/slack/as-sent.ts';
import { openSlack, type Slack } from '../simulators/slack/open-slack.ts';
import type { Written } from '../simulators/slack/simulation.ts';
import type { SlackOptions } from '../simulators/slack/slack-options.ts';
import { mergeParts, type SlackCard } from './merge-parts.ts';
import { anAccount, present } from './publishing-scene.ts';
import { type ScriptedNetwork, scriptedNetwork } from './scripted-network.ts';
import { serve } from './serve.ts';
import { openTestStore, type TestStore } from './store.ts';
import { testClock, type TestClock } from './test-clock.ts';

/** The whole of Tambour in one Slack channel, over a real store, with accounts on scripted networks. */
export interface SlackScene extends AsyncDisposable {
  readonly slack: Slack;
  readonly store: TestStore;
  readonly clock: TestClock;
  readonly networks: Readonly<Record<NetworkKind, ScriptedNetwork>>;
  /** What the adapter could not do and nobody waited for. */
  readonly failures: readonly unknown[];
  /** Lets every event and every due job be handled. */
  settle(): Promise<void>;
  /** Lets time pass, with every job in its second. */
  pass(seconds: number): Promise<void>;
  /** Types "/tambour <text>", by a person's name; fails where Slack gets no answer. */
  command(name: string, text: string): Promise<void>;
  /** Sends the form that stands open, by field; fails with what is wrong where it stays open. */
  submit(name: string, values: Readonly<Record<string, Written>>): Promise<void>;
  /** All cards and messages that this person sees, oldest first; what they alone are told comes last. */
  seen(name: string): Promise<readonly SlackCard[]>;
  /** The newest card with this button. */
  cardWith(action: string): Promise<SlackCard>;
  press(name: string, action: string): Promise<void>;
  pressOn(name: string, card: SlackCard, action: string): Promise<void>;
  react(name: string, card: SlackCard, reaction: string): Promise<void>;
  /** Has a second process hear the same Slack, over the same store. */
  joinedByAnother(): Promise<void>;
  /** What only this person was told, oldest first. */
  whispers(name: string): Promise<readonly string[]>;
}

/** Opens one; Odile administers, Aïcha writes, Karim approves, Sacha is a guest. */
export async function openSlackScene(
  mode: 'socket' | 'http',
  options: SlackOptions & { readonly language?: 'fr' | 'en' } = {},
): Promise<SlackScene> {
  await using opened = new AsyncDisposableStack();
  const clock = testClock();
  const locale = options.language === 'en' ? 'en-GB' : 'fr-FR';
  const slack = await openSlack({
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
  const store = opened.use(await openTestStore({ clock }));
  const failures: unknown[] = [];
  const access =
    mode === 'socket'
      ? ({ mode, appToken: slack.appToken } as const)
      : ({ mode, signingSecret: slack.signingSecret } as const);
  const slackOptions: SlackChatOptions = {
    ...access,
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    clock,
    memory: (platformId) => chatMemory(store, platformId),
    imageOf: async (sha256) => present(await readMedia(store.db, sha256)).bytes,
    failed: (error, what) => void failures.push({ what, error }),
    words: { close: options.language === 'en' ? 'Cancel' : 'Annuler' },
  };
  const outcome = await slackChat(slackOptions);
  assert.ok(outcome.kind === 'chat', `Slack was not reached: ${JSON.stringify(outcome)}`);
  const { chat, fetch } = outcome;
  if (fetch !== null) {
    const server = await serve(fetch);
    opened.defer(() => server.close());
    slack.useRequestUrl(`${server.url}/slack/events`);
  }

  const networks = {
    mastodon: scriptedNetwork({ kind: 'mastodon', clock, keyLifeSeconds: 3000, reading: true }),
    x: scriptedNetwork({ kind: 'x', clock, keyLifeSeconds: 0, reading: false }),
  };
  await anAccount(store, 'mastodon', 'valmont@social.example');
  const onX = await anAccount(store, 'x', 'valmont');
  await store.db.account.updateMany({ data: { practice: false } });
  const { defaultLimits } = xRules;
  const limits = { ...defaultLimits, mimeTypes: [...defaultLimits.mimeTypes] };
  await store.db.account.update({ where: { id: onX }, data: { limits } });
  const rules = { mastodon: mastodonRules, x: xRules };
  const bot: Bot = {
    store,
    chats: new Map([[chat.id, chat]]),
    rules,
    prices: { asOf: '2026-08-22', post: 0.015, postWithLink: 0.2, altText: 0.005 },
    logger: pino({ level: 'silent' }),
    practicePlatforms: new Set(),
  };
  const networkOf: Parameters<typeof startPublishing>[0]['networkOf'] = async ({ network }) => ({
    kind: 'open',
    network: networks[network],
  });
  await startPublishing({ store, rules, networkOf, isSwitchedOn: () => true, sendTimeoutSeconds: 10 });
  await startBot(bot);
  opened.defer(() => chat.stop());
  if (chat.health().state === 'down') await listenTo(bot, chat);

  const rest = opened.move();
  const scene: SlackScene = {
    slack,
    store,
    clock,
    networks,
    failures,
    async settle() {
      const deadline = Date.now() + 15_000;
      for (let calm = 0; calm < 3;) {
        await slack.settled();
        const { ran, failures: failed } = await store.runDueJobs();
        if (failed[0] !== undefined) throw failed[0];
        const waiting = (await store.db.chatInbox.count()) + slack.undelivered().length;
        calm = ran === 0 && waiting === 0 ? calm + 1 : 0;
        if (Date.now() > deadline) throw new Error(`never at rest: ${JSON.stringify(failures)}`);
        await pause(4);
      }
    },
    async pass(seconds) {
      const until = clock.now().getTime() + seconds * 1000;
      while (clock.now().getTime() < until) {
        await scene.settle();
        const next = (await store.waitingJobs())[0]?.startAfter.getTime() ?? until;
        clock.advance(Math.max(1, Math.min(until, next) - clock.now().getTime()));
      }
      await scene.settle();
    },
    async command(name, text) {
      const answer = await slack.command(slack.id(name), slack.channel, text);
      assert.equal(answer.kind, 'acked', JSON.stringify(answer));
      await scene.settle();
    },
    async submit(name, values) {
      const sent = await slack.submit(slack.id(name), values);
      const left = slack.viewOf(slack.id(name));
      assert.equal(sent.kind, 'closed', JSON.stringify(left === null ? sent : asSent(left)));
      await scene.settle();
    },
    seen: async (name) => mergeParts(await slack.seen(slack.id(name))),
    async cardWith(action) {
      const cards = await scene.seen('karim');
      return present(cards.findLast(({ ts, buttons }) => ts !== null && buttons.some((one) => isFor(one, action))));
    },
    press: async (name, action) => scene.pressOn(name, await scene.cardWith(action), action),
    async pressOn(name, card, action) {
      const part = present(card.parts.find(({ buttons }) => buttons.some((one) => isFor(one, action))));
      const place = { channel: slack.channel, ts: present(part.ts) };
      const answer = await slack.press(slack.id(name), place, (one) => isFor(one, action));
      assert.equal(answer.kind, 'acked', JSON.stringify(answer));
      await scene.settle();
    },
    async react(name, card, reaction) {
      await slack.react(slack.id(name), { channel: slack.channel, ts: present(card.ts) }, reaction);
      await scene.settle();
    },
    async joinedByAnother() {
      const other = await slackChat(slackOptions);
      assert.ok(other.kind === 'chat');
      rest.defer(() => other.chat.stop());
      await listenTo({ ...bot, chats: new Map([[chat.id, other.chat]]) }, other.chat);
      await scene.settle();
    },
    whispers: async (name) =>
      (await scene.seen(name)).filter(({ ts }) => ts === null).map(({ text }) => plainSpaces(text)),
    [Symbol.asyncDispose]: async () => {
      const complaints = slack.complaints().slice();
      await rest.disposeAsync();
      assert.deepEqual(complaints, []);
      assert.deepEqual(failures, []);
    },
  };
  return scene;
}

/** Spaces that do not break are plain ones. */
export function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

function isFor(button: { readonly actionId: string; readonly value: string }, action: string): boolean {
  return pressedButton(button.actionId, button.value)?.action === action;
}
