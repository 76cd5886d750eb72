import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

import { pino } from 'pino';

import { networkOf } from '#app/networks.ts';
import { startEmergencies } from '#emergencies/start-emergencies.ts';
import { rules as usualRules } from '#app/rules.ts';
import { membersIn } from '#app/members-in.ts';
import { imageFrom } from '#app/image-from.ts';
import type { Bot, Refusal } from '#bot/bot.ts';
import { chatSink } from '#bot/chat-sink.ts';
import { startBot } from '#bot/start-bot.ts';
import type { ChatSink } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { practiceChat } from '#chat/practice/practice-chat.ts';
import { createDesk } from '#desks/create-desk.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import type { Network } from '#networks/network.ts';
import { xRules } from '#networks/x/x-rules.ts';
import { fillHistory } from '#practice/past/fill-history.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import type { Keyring } from '#storage/keyring.ts';
import type { Person } from '#practice/chat/chat-state.ts';

import { buttonsIn } from './buttons-in.ts';
import { cardText } from './card-text.ts';
import { memoryState } from './memory-state.ts';
import { startPracticeChat, type TestChat } from './practice-chat.ts';
import { anAccount, present } from './publishing-scene.ts';
import { testPrices } from './prices.ts';
import { ofScene } from './of-scene.ts';
import { type PublicPost, type ScriptedNetwork, scriptedNetwork } from './scripted-network.ts';
import type { SceneNetwork } from './scripted-rules.ts';
import { openTestStore, type TestDatabase, type TestStore } from './store.ts';
import { testClock, type TestClock } from './test-clock.ts';

type Message = TestChat['chat']['state']['messages'][number];

/** The bot in the practice chat, on a real store: Aïcha writes, Karim approves and sets up, Sacha is a guest. */
export interface BotScene extends AsyncDisposable {
  readonly bot: Bot;
  /** The sink that the chat adapter calls, for events that the practice chat cannot produce. */
  readonly sink: ChatSink;
  readonly store: TestStore;
  readonly clock: TestClock;
  readonly people: TestChat;
  readonly networks: Readonly<Record<SceneNetwork, ScriptedNetwork>>;
  readonly accountIds: Readonly<Record<SceneNetwork, string>>;
  /** Null if the scene has no desk. */
  readonly deskId: string | null;
  /** Runs until every event and every due job is handled. */
  settle(): Promise<void>;
  /** Lets time pass, running each job at its time. */
  pass(seconds: number): Promise<void>;
  /** Aïcha fills in the form of a new draft. */
  draft(text: string, values?: Parameters<TestChat['submit']>[1]): Promise<void>;
  /** All messages, in order. */
  messages(): readonly Message[];
  /** The refusals, in order. */
  readonly refusals: readonly Refusal[];
  /** The newest card with this button, as it is now. */
  cardWith(action: string): Message;
  /** Presses the newest button with this action. */
  press(user: string, action: string): Promise<void>;
  pressOn(user: string, card: Message, action: string): Promise<void>;
  /** Lists the messages for only this person, in order. Here and below, non-breaking spaces become plain ones. */
  whispers(user: string): readonly string[];
  textOf(message: Message): string;
  /** Everything in the channel and its threads, as text. */
  seen(): string;
}

export interface BotSceneOptions {
  readonly settings?: Partial<DeskSettings>;
  readonly hasDesk?: boolean;
  /** Left out: true. */
  readonly isPractice?: boolean;
  /** Desks of a real chat may use practice accounts; left out: they may not. */
  readonly rehearses?: boolean;
  readonly people?: readonly Person[];
  /** Left out: Tambour has no address on the web. */
  readonly methodUrl?: Bot['methodUrl'];
  readonly firstHourUrl?: Bot['firstHourUrl'];
  readonly pagesUrl?: Bot['pagesUrl'];
  /** Left out: every network may be read. */
  readonly mayRead?: Bot['mayRead'];
  /** How often each event is delivered. */
  readonly deliveries?: number;
  readonly wrapChat?: (chat: ChatPlatform) => ChatPlatform;
  /** Opens the networks that posts are really sent to; left out: the scripted ones. */
  readonly through?: (clock: TestClock) => Readonly<Record<SceneNetwork, Network>>;
  /** Left out: no previews are drawn. */
  readonly drawPosts?: Bot['drawPosts'];
  /** Left out: no page is read. */
  readonly lookAtPage?: NonNullable<Bot['lookAtPage']>;
  /** Left out: no video is converted. */
  readonly convertRecording?: NonNullable<Bot['convertRecording']>;
  /** Left out: videos have no pictures. */
  readonly posterOf?: NonNullable<Bot['posterOf']>;
  /** Left out: every network's default rules. */
  readonly rules?: Bot['rules'];
  /** Opens the accounts' sealed tokens; left out: their networks are simply open. */
  readonly ring?: Keyring;
  /** Left out: random ids. */
  readonly newId?: () => string;
  /** Left out: a new scene. */
  readonly kept?: KeptScene;
}

/** A scene that has ended: its database, and the state of the chat and the networks. */
export interface KeptScene extends Pick<BotScene, 'accountIds' | 'deskId'> {
  readonly database: TestDatabase;
  readonly endedAt: Date;
  /** As the practice chat saves it. */
  readonly chat: unknown;
  readonly posts: Readonly<Record<SceneNetwork, readonly PublicPost[]>>;
}

export async function openBotScene(options: BotSceneOptions = {}): Promise<BotScene> {
  const { kept, rules = usualRules } = options;
  const clock = testClock(kept?.endedAt);
  const store = await openTestStore({
    clock,
    ...(options.newId === undefined ? {} : { newId: options.newId }),
    ...(kept === undefined ? {} : { database: kept.database }),
  });
  const people = await startPracticeChat({
    clock,
    people: options.people ?? [],
    ...(kept === undefined ? {} : { kept: memoryState(kept.chat) }),
  });
  people.deliver(options.deliveries ?? 1);
  const failures: unknown[] = [];
  const practice = practiceChat({
    url: people.url,
    token: people.token,
    imageOf: imageFrom(store),
    timeoutMs: 60_000,
    failed: (error) => void failures.push(error),
  });
  const chat = options.wrapChat?.(practice) ?? practice;
  const networks = {
    mastodon: scriptedNetwork({ kind: 'mastodon', clock, keyLifeSeconds: 3000, reading: true }),
    x: scriptedNetwork({ kind: 'x', clock, keyLifeSeconds: 0, reading: false }),
  };
  networks.mastodon.posts.push(...(kept?.posts.mastodon ?? []));
  networks.x.posts.push(...(kept?.posts.x ?? []));
  const through = options.through?.(clock) ?? networks;
  const accountIds = kept?.accountIds ?? (await newAccounts(store));
  const chats = new Map([[chat.id, chat]]);
  const publishing: PublishingDeps = {
    store,
    rules,
    networkOf:
      options.ring === undefined
        ? async ({ network }) => ({ kind: 'open', network: ofScene(through, network) })
        : networkOf(store, options.ring, async (_, { network }) => ofScene(networks, network)),
    isSwitchedOn: () => true,
    membersOf: membersIn(store, chats),
    sendTimeoutSeconds: 10,
  };
  const refusals: Refusal[] = [];
  const bot: Bot = {
    store,
    chats,
    rules,
    publishing,
    prices: testPrices,
    logger: pino({ level: 'silent' }),
    refused: (refusal) => void refusals.push(refusal),
    language: 'fr',
    mayRead: options.mayRead ?? (() => true),
    methodUrl: options.methodUrl ?? null,
    firstHourUrl: options.firstHourUrl ?? null,
    pagesUrl: options.pagesUrl ?? null,
    drawPosts: options.drawPosts ?? null,
    ...(options.lookAtPage === undefined ? {} : { lookAtPage: options.lookAtPage }),
    ...(options.posterOf === undefined ? {} : { posterOf: options.posterOf }),
    ...(options.convertRecording === undefined ? {} : { convertRecording: options.convertRecording }),
    practicePlatforms: new Set(options.isPractice === false ? [] : [chat.id]),
    rehearses: options.rehearses ?? false,
    fillPractice: (id) =>
      store.write((work) =>
        fillHistory(work, {
          deskId: id,
          rules,
          seed: 7,
          author: 'aicha',
          approver: 'karim',
          approverName: 'Karim',
          followersNow: {},
          urlOf: (network, remoteId) => `http://${network}.localhost/past/${remoteId}`,
        }),
      ),
  };
  const deskId =
    kept?.deskId ??
    (options.hasDesk === false ? null : await aDesk(store, chat.id, accountIds, options.settings ?? {}));
  await startPublishing(publishing);
  await startEmergencies(store);
  await startBot(bot);

  const { state } = people.chat;
  const scene: BotScene = {
    bot,
    refusals,
    sink: chatSink(bot, chat),
    store,
    clock,
    people,
    networks,
    accountIds,
    deskId,
    async settle() {
      for (;;) {
        while (!people.isHandled()) {
          if (failures[0] !== undefined) throw failures[0];
          await delay(2);
        }
        const { ran, failures: failed } = await store.runDueJobs();
        if (failed[0] !== undefined) throw failed[0];
        if (ran === 0 && people.isHandled()) return;
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
    async draft(text, values = {}) {
      await people.command('aicha', 'publications', 'brouillon');
      const outcome = await people.submit('aicha', { text, ...values });
      assert.equal(outcome.kind, 'taken', JSON.stringify(people.formOf('aicha')?.problems));
      await scene.settle();
    },
    messages: () => state.messages,
    cardWith: (action) =>
      structuredClone(present(state.messages.findLast((message) => buttonOf(message, action) !== undefined))),
    press: (user, action) => scene.pressOn(user, scene.cardWith(action), action),
    async pressOn(user, card, action) {
      people.press(user, card.ref, present(buttonOf(card, action)));
      await scene.settle();
    },
    whispers: (user) => state.whispers.filter(({ to }) => to === user).map(({ card }) => plainSpaces(cardText(card))),
    textOf: (message) => plainSpaces(messageText(message)),
    seen: () => plainSpaces(state.messages.map(messageText).join('\n---\n')),
    async [Symbol.asyncDispose]() {
      await chat.stop();
      await people.close();
      await store[Symbol.asyncDispose]();
    },
  };
  return scene;
}

async function newAccounts(store: TestStore): Promise<BotScene['accountIds']> {
  const accountIds = {
    mastodon: await anAccount(store, 'mastodon', 'valmont@practice.example'),
    x: await anAccount(store, 'x', 'valmont'),
  };
  const { defaultLimits } = xRules;
  await store.db.account.update({
    where: { id: accountIds.x },
    data: { limits: { ...defaultLimits, mimeTypes: [...defaultLimits.mimeTypes] } },
  });
  return accountIds;
}

async function aDesk(
  store: TestStore,
  platform: string,
  accountIds: BotScene['accountIds'],
  settings: Partial<DeskSettings>,
): Promise<string> {
  const created = await store.write((work) =>
    createDesk(work, {
      platform,
      channel: 'publications',
      by: 'karim',
      name: 'Valmont',
      language: 'fr',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      stewards: ['karim'],
      accountIds: [accountIds.mastodon, accountIds.x],
      // As on a desk that is not French; a test of required captions sets its own.
      captions: 'optional',
      ...settings,
    }),
  );
  if (created.kind !== 'created') throw new Error(created.why);
  return created.deskId;
}

function buttonOf(message: Message, action: string): Parameters<TestChat['press']>[2] | undefined {
  if (message.body.kind !== 'card') return undefined;
  return buttonsIn(message.body.card).find((button) => button.action === action);
}

function messageText({ body, ref }: Message): string {
  const place = ref.thread === null ? '' : '  in thread\n';
  switch (body.kind) {
    case 'text':
      return `${place}${body.text}`;
    case 'card':
      return `${place}${cardText(body.card)}`;
    case 'deleted':
      return `${place}(deleted)`;
  }
}

function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
