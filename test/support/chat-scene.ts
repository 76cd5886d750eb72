import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { pino } from 'pino';

import { rules as usualRules } from '#app/rules.ts';
import { membersIn } from '#app/members-in.ts';
import { imageFrom } from '#app/image-from.ts';
import type { Bot } from '#bot/bot.ts';
import { listenTo } from '#bot/listen-to.ts';
import { startBot } from '#bot/start-bot.ts';
import type { ChatMemory } from '#chat/chat-memory.ts';
import type { ChatSink } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { xRules } from '#networks/x/x-rules.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import { chatMemory } from '#storage/chat-memory.ts';

import { testPrices } from './prices.ts';
import { anAccount } from './publishing-scene.ts';
import { ofScene } from './of-scene.ts';
import { type ScriptedNetwork, scriptedNetwork } from './scripted-network.ts';
import type { SceneNetwork } from './scripted-rules.ts';
import { openTestStore, type TestDatabase, type TestStore } from './store.ts';
import { testClock, type TestClock } from './test-clock.ts';

/** The outside of a chat adapter, as far as tests must wait for it. */
export interface Outside {
  /** Resolves once nothing is on its way to the bot. */
  settled(): Promise<void>;
  /** How many things the bot has not taken yet. */
  undelivered(): number;
}

/** All of Tambour on a real store, with accounts on scripted networks, and the chats that a test adds. */
export interface ChatScene extends AsyncDisposable {
  readonly bot: Bot;
  readonly store: TestStore;
  readonly clock: TestClock;
  readonly networks: Readonly<Record<SceneNetwork, ScriptedNetwork>>;
  /** Errors in the adapters' background work. */
  readonly failures: readonly unknown[];
  /** Takes the failures so far, which the test expected. Failures left at the end fail the test. */
  readonly takeFailures: () => readonly unknown[];
  /** Resources that are closed with the scene, in reverse. */
  readonly opened: AsyncDisposableStack;
  /** Dependencies of every adapter. */
  readonly needs: {
    readonly clock: TestClock;
    readonly memory: (platformId: string) => ChatMemory;
    readonly imageOf: (sha256: string) => Promise<Uint8Array>;
    readonly failed: (error: unknown, what: string) => void;
  };
  /** Connects the bot to a chat. */
  hear(chat: ChatPlatform, outside: Outside): Promise<void>;
  /** Runs until every event and every due job is handled. */
  settle(): Promise<void>;
  /** Lets time pass, running each job at its time. */
  pass(seconds: number): Promise<void>;
}

export async function openChatScene(
  clock = testClock(),
  /** Left out: scripted networks, default rules, and a database of the tests' server. */
  {
    networkOf,
    rules = usualRules,
    ...on
  }: {
    readonly networkOf?: PublishingDeps['networkOf'];
    readonly rules?: Bot['rules'];
    readonly database?: TestDatabase;
  } = {},
): Promise<ChatScene> {
  await using opening = new AsyncDisposableStack();
  const store = opening.use(await openTestStore({ clock, ...on }));
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
  const chats = new Map<string, ChatPlatform>();
  const publishing: PublishingDeps = {
    store,
    rules,
    networkOf: networkOf ?? (async ({ network }) => ({ kind: 'open', network: ofScene(networks, network) })),
    isSwitchedOn: () => true,
    membersOf: membersIn(store, chats),
    sendTimeoutSeconds: 10,
  };
  const bot: Bot = {
    store,
    chats,
    rules,
    publishing,
    prices: testPrices,
    logger: pino({ level: 'silent' }),
    refused: () => undefined,
    language: 'fr',
    mayRead: () => true,
    methodUrl: null,
    firstHourUrl: null,
    pagesUrl: 'https://tambour.example.org/s/',
    drawPosts: null,
    practicePlatforms: new Set(),
    rehearses: false,
    fillPractice: null,
  };
  await startPublishing(publishing);
  await startBot(bot);

  const failures: unknown[] = [];
  let keeping = 0;
  let answering = 0;
  /** Counts work that continues after the platform was answered. */
  const counted = async <T>(answer: Promise<T>): Promise<T> => {
    answering += 1;
    return answer.finally(() => (answering -= 1));
  };
  const counting = (sink: ChatSink): ChatSink => ({
    mayMatter: (event) => counted(sink.mayMatter(event)),
    accept: (event) => counted(sink.accept(event)),
    forged: (event) => counted(sink.forged(event)),
    command: (command) => counted(sink.command(command)),
    shortcut: (shortcut) => counted(sink.shortcut(shortcut)),
    home: (user) => counted(sink.home(user)),
    submit: (submission) => counted(sink.submit(submission)),
    typed: (typed) => counted(sink.typed(typed)),
    refused: (kind) => sink.refused(kind),
  });
  const outsides: Outside[] = [];
  const opened = opening.move();
  const isQuiet = (): boolean =>
    answering + keeping + outsides.reduce((sum, outside) => sum + outside.undelivered(), 0) === 0;
  /** Resolves to true if no job was due. */
  const runJobs = async (): Promise<boolean> => {
    const { ran, failures: failed } = await store.runDueJobs();
    if (failed[0] !== undefined) throw failed[0];
    return ran === 0;
  };
  // An event being stored has no row yet: call `isQuiet` first.
  const isInboxEmpty = async (): Promise<boolean> => {
    const [row] = await store.db.$queryRaw<{ is: boolean }[]>`SELECT NOT EXISTS (SELECT FROM "ChatInbox") AS "is"`;
    return row?.is === true;
  };
  const settle = async (): Promise<void> => {
    const deadline = Date.now() + 60_000;
    for (let calm = 0; calm < 3;) {
      for (const outside of outsides) await outside.settled();
      // The cheap check comes first, so that the database is queried only in the first and last round.
      const isIdle = calm === 1 ? isQuiet() : (await runJobs()) && isQuiet() && (await isInboxEmpty());
      calm = isIdle ? calm + 1 : 0;
      if (Date.now() > deadline) throw new Error(`never at rest: ${JSON.stringify(failures)}`);
      await pause(4);
    }
  };
  return {
    bot,
    store,
    clock,
    networks,
    failures,
    takeFailures: () => failures.splice(0),
    opened,
    needs: {
      clock,
      memory: (platformId) => {
        const memory = chatMemory(store, platformId);
        return {
          ...memory,
          keepEvent: async (key, body) => {
            keeping += 1;
            await memory.keepEvent(key, body).finally(() => (keeping -= 1));
          },
        };
      },
      imageOf: imageFrom(store),
      failed: (error, what) => void failures.push({ what, error }),
    },
    async hear(chat, outside) {
      chats.set(chat.id, chat);
      outsides.push(outside);
      opened.defer(() => chat.stop());
      await listenTo(bot, { ...chat, start: (sink) => chat.start(counting(sink)) });
    },
    settle,
    async pass(seconds) {
      const until = clock.now().getTime() + seconds * 1000;
      while (clock.now().getTime() < until) {
        await settle();
        const next = (await store.waitingJobs())[0]?.startAfter.getTime() ?? until;
        clock.advance(Math.max(1, Math.min(until, next) - clock.now().getTime()));
      }
      await settle();
    },
    [Symbol.asyncDispose]: async () => {
      await opened.disposeAsync();
      assert.deepEqual(failures, []);
    },
  };
}

/** Replaces non-breaking spaces by plain ones. */
export function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
