import { pino } from 'pino';

import type { Bot } from '#bot/bot.ts';
import { chatSink } from '#bot/chat-sink.ts';
import { startBot } from '#bot/start-bot.ts';
import type { ChatSink } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { noMembers } from '#desks/may.ts';
import { startEmergencies } from '#emergencies/start-emergencies.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import { startRelay } from '#relay/start-relay.ts';
import { startReminders } from '#reminders/start-reminders.ts';
import type { Database } from '#storage/database.ts';
import { runUnitOfWork } from '#storage/run-writing.ts';
import type { Store } from '#storage/store.ts';

import { testPrices } from '../support/prices.ts';
import { testDecisionKey, testJournalKey } from '../support/test-decision-key.ts';
import type { SimJob, SimJobs, Worker } from './sim-jobs.ts';
import type { SimChat } from './sim-chat.ts';
import type { SimConversions } from './sim-conversions.ts';
import type { SimNetwork } from './sim-network.ts';
import { simPieces } from './sim-pieces.ts';
import type { SimSite } from './sim-site.ts';
import { type Gate, lastLook, type Wire } from './wire.ts';
import type { WorldTime } from './world-time.ts';

/** A moment at which no guard can look once more. */
export const stoodStill = 'process stands still between its last look and the request';

/** Error thrown in a process that has died: nothing that it does from then on has an effect. */
export class Killed extends Error {}

/**
 * Trouble of a process at one of its next steps. A step is before or after each call and each commit. `at`: counts
 * only steps with this name.
 */
export type Fate = { readonly kind: 'die' | 'pause' | 'commitUnknown'; steps: number; readonly at?: string };

export interface SimProcess {
  readonly name: string;
  isAlive(): boolean;
  /** Returns null if the process is dead. */
  sink(): ChatSink | null;
  store(): Store;
  workers(): ReadonlyMap<string, Worker>;
  minutes(): ReadonlyMap<string, () => Promise<void>>;
  /** Starts the process anew from what was committed; `first` runs before anything else. */
  start(first?: (store: Store) => Promise<void>): Promise<void>;
  meets(fate: Fate | null): void;
  /** Resumes a paused process. */
  resume(): void;
  pausedSteps(): number;
  kill(): void;
}

const silent = pino({ level: 'silent' });

export function simProcess(
  name: string,
  world: {
    readonly time: WorldTime;
    readonly wire: Wire;
    readonly database: Database;
    readonly setGate: (gate: Gate) => void;
    readonly jobs: SimJobs;
    readonly chat: SimChat;
    readonly site: SimSite;
    readonly conversions: SimConversions;
    readonly networks: ReadonlyMap<string, SimNetwork>;
    readonly rules: Rules;
    readonly newId: () => string;
    /** Returns the chat's current trouble with one call. */
    readonly chatTrouble: (what: string) => 'none' | 'requestLost' | 'answerLost';
    /** Runs something that a process does by itself. */
    readonly flow: (what: string, work: () => Promise<void>) => void;
    readonly happened: (what: string) => void;
    /** Called when a planned trouble took effect. */
    readonly met: (kind: string) => void;
  },
): SimProcess {
  const { time, jobs, chat, networks, rules, newId, chatTrouble, flow, happened, met } = world;
  let isDead = true;
  let lives = 0;
  let fate: Fate | null = null;
  let pending: SimJob[] = [];
  let paused: { readonly resolve: () => void; readonly reject: (why: Error) => void }[] = [];
  let life: {
    sink: ChatSink;
    store: Store;
    workers: Map<string, Worker>;
    minutes: Map<string, () => Promise<void>>;
  } | null = null;

  function die(where: string): never {
    happened(`${name} is killed: ${where}`);
    isDead = true;
    fate = null;
    throw new Killed(where);
  }

  /** Counts one step; returns true if the trouble is due at it. */
  function counts(kind: Fate['kind'], where: string): boolean {
    if (fate?.kind !== kind || (fate.at !== undefined && fate.at !== where)) return false;
    fate.steps -= 1;
    return fate.steps <= 0;
  }

  function live(where: string): void {
    if (isDead) throw new Killed(where);
    if (counts('die', where)) die(where);
  }

  async function pausable(where: string): Promise<void> {
    live(where);
    if (!counts('pause', where)) return;
    fate = null;
    happened(`${name} stands still: ${where}`);
    if (where === `after a ${lastLook}`) met(stoodStill);
    await new Promise<void>((resolve, reject) => paused.push({ resolve, reject }));
    live(where);
  }

  const gate: Gate = {
    before: (what) => pausable(`before a ${what}`),
    after: (what) => pausable(`after a ${what}`),
    within() {
      if (isDead) throw new Killed('within a transaction');
    },
    begun: () => void (pending = []),
    commit() {
      if (isDead) return 'lose';
      if (counts('die', 'before a commit')) {
        happened(`${name} is killed: before a commit`);
        isDead = true;
        fate = null;
        return 'lose';
      }
      if (!counts('commitUnknown', 'after a commit')) return 'go';
      fate = null;
      happened(`${name} loses the answer to a commit`);
      return 'unknown';
    },
    async committed(what) {
      jobs.live.push(...pending);
      pending = [];
      await pausable(`after a ${what}`);
    },
    rolledBack: () => void (pending = []),
  };

  const beginWork: Store['jobs']['begin'] = (what, work) => flow(what, () => work(new AbortController().signal));

  function bornChat(): ChatPlatform {
    return chat.connect(async (what) => {
      await pausable(`before the chat's ${what}`);
      const trouble = chatTrouble(what);
      if (trouble === 'requestLost') throw new Error(`the chat does not answer (${what})`);
      return trouble === 'answerLost' ? 'answerLost' : 'answered';
    });
  }

  return {
    name,
    isAlive: () => !isDead,
    sink: () => (isDead ? null : (life?.sink ?? null)),
    store() {
      if (life === null) throw new Error(`${name} never started`);
      return life.store;
    },
    workers: () => life?.workers ?? new Map<string, Worker>(),
    minutes: () => life?.minutes ?? new Map<string, () => Promise<void>>(),
    async start(first) {
      isDead = false;
      fate = null;
      lives += 1;
      const own = lives;
      /** Throws if this life is over, so that a late answer has no effect. */
      const ofThisLife = (): void => {
        if (own !== lives) throw new Killed('in a life that is over');
      };
      world.setGate(gate);
      const workers = new Map<string, Worker>();
      const minutes = new Map<string, () => Promise<void>>();
      const connected = jobs.connect({ pending: () => pending, workers, minutes, begin: beginWork });
      const db = world.database;
      const store: Store = {
        db,
        pieces: simPieces(db, (work) => store.write(work)),
        clock: time.clock,
        newId,
        jobs: connected,
        decisionKey: testDecisionKey,
        journalKey: testJournalKey,
        write: async (work) => {
          ofThisLife();
          return runUnitOfWork(store, work);
        },
      };
      const publishing: PublishingDeps = {
        store,
        rules,
        networkOf: async ({ id }) => {
          const network = networks.get(id);
          if (network === undefined) throw new Error(`no network for account ${id}`);
          return {
            kind: 'open',
            network: network.connect({
              // No pause here: a process that stands still between its last look and the request cannot know.
              before: async (what) => live(`before the network's ${what}`),
              after: async (what) => {
                ofThisLife();
                await pausable(`after the network's ${what}`);
              },
            }),
          };
        },
        isSwitchedOn: () => true,
        membersOf: async () => noMembers,
        sendTimeoutSeconds: 10,
      };
      const platform = bornChat();
      const bot: Bot = {
        store,
        chats: new Map([[platform.id, platform]]),
        rules,
        publishing,
        prices: testPrices,
        logger: silent,
        refused: () => undefined,
        language: 'en',
        mayRead: () => false,
        methodUrl: null,
        firstHourUrl: null,
        pagesUrl: null,
        drawPosts: null,
        convertRecording: (conversion) => world.conversions.convert(conversion, pausable),
        practicePlatforms: new Set(),
        rehearses: false,
        fillPractice: null,
      };
      life = { sink: chatSink(bot, platform), store, workers, minutes };
      await first?.(store);
      await startPublishing(publishing);
      await startEmergencies(store);
      await startBot(bot);
      await startReminders(store);
      await startRelay({ ...publishing, fetch: world.site.fetch, logger: null });
    },
    meets: (next) => void (fate = next),
    resume() {
      const waiting = paused;
      paused = [];
      for (const { resolve } of waiting) resolve();
    },
    pausedSteps: () => paused.length,
    kill() {
      isDead = true;
      fate = null;
      const waiting = paused;
      paused = [];
      for (const { reject } of waiting) reject(new Killed('while it stood still'));
    },
  };
}
