import type { ChatEvent, FormSubmitted } from '#chat/chat-sink.ts';
import { blueskyRules } from '#networks/bluesky/bluesky-rules.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Store } from '#storage/store.ts';

import { scriptedRules } from '../support/scripted-rules.ts';
import type { Chance } from './chance.ts';
import type { Ground } from './ground.ts';
import { simChat, type SimChat } from './sim-chat.ts';
import { type SimJob, simJobs, type SimJobs } from './sim-jobs.ts';
import { simNetwork, type SimNetwork } from './sim-network.ts';
import { type SimConversions, simConversions } from './sim-conversions.ts';
import { simSite, type SimSite } from './sim-site.ts';
import { simProcess, type SimProcess } from './sim-process.ts';
import { surpriseOf } from './surprise-of.ts';
import type { PublishRequest, SimAccount } from './witness.ts';
import { abortBy, type WorldTime, worldTime } from './world-time.ts';

/** One thing that the chat platform still has to deliver to Tambour. */
export type Parcel =
  | { readonly kind: 'event'; readonly event: ChatEvent; notBeforeMs: number; tries: number }
  | { readonly kind: 'form'; readonly submitted: FormSubmitted; notBeforeMs: number; tries: number };

export interface SimWorld {
  readonly time: WorldTime;
  readonly chat: SimChat;
  readonly networks: ReadonlyMap<string, SimNetwork>;
  readonly rules: Rules;
  readonly processes: readonly SimProcess[];
  readonly jobs: SimJobs;
  /** The body's own site. */
  readonly site: SimSite;
  readonly requests: PublishRequest[];
  readonly parcels: Parcel[];
  /** The history in words, a line for each act. */
  readonly story: string[];
  /** Number of faults injected, by kind. */
  readonly injected: Map<string, number>;
  /** Failures that no injected fault explains. */
  readonly surprises: string[];
  /** True if X takes series, as of the last start of the processes. */
  sendsSeriesOnX: boolean;
  readonly conversions: SimConversions;
  /** The chat's current trouble. */
  chatTrouble: 'none' | 'down' | 'requestLost' | 'answerLost';
  journalSeq(): Promise<bigint>;
  tell(what: string): void;
  inject(kind: string): void;
  /** Runs work of a process until nothing moves. What it waits for may still be to come. */
  run(what: string, work: () => Promise<void>): Promise<boolean>;
  settle(): Promise<void>;
  /** Restarts processes that have died. */
  restartDead(): Promise<void>;
  /** Forgets all jobs and restarts the processes; the first runs `first` before anything else. */
  startAnew(first: (store: Store) => Promise<void>): Promise<void>;
  /** Runs the jobs that are due. */
  runDueJobs(): Promise<void>;
  /** Lets time pass, with every job and every answer at its moment. */
  pass(seconds: number): Promise<void>;
  nextMovesMs(): number | null;
}

export function simWorld(ground: Ground, accounts: readonly SimAccount[], replicas: number, chance: Chance): SimWorld {
  const time = worldTime();
  abortBy(time);
  const chat = simChat(time);
  const jobs = simJobs(time.clock);
  const site = simSite(time.clock);
  const conversions = simConversions();
  const requests: PublishRequest[] = [];
  const surprises: string[] = [];
  const readJournalSeq = async (): Promise<bigint> => {
    const { rows } = await ground.own.query<{ seq: string | null }>('SELECT max(seq) AS seq FROM "JournalEntry"');
    return BigInt(rows[0]?.seq ?? 0);
  };
  let before: Promise<unknown> = Promise.resolve();
  /** Queues behind earlier reads: several networks ask in one moment, and a connection answers one at a time. */
  const journalSeq = (): Promise<bigint> => {
    const answer = before.then(readJournalSeq);
    before = answer.catch(() => {});
    return answer;
  };
  let underWay = 0;
  const busy = async <T>(work: () => Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
  const rules: Rules = {
    ...scriptedRules,
    bluesky: blueskyRules,
    x: {
      ...scriptedRules.x,
      showsCaptions: true,
      get sendsSeries() {
        return world.sendsSeriesOnX;
      },
    },
  };
  const networks = new Map(
    accounts.map((account) => {
      const given = {
        time,
        requests,
        journalSeq: () => busy(journalSeq),
        busy,
        surprises,
        rules: rules[account.network],
      };
      return [account.id, simNetwork(account, given)];
    }),
  );

  /** Runs something; returns whether it came to its end. Records failures that were not injected. */
  function begin(what: string, work: () => Promise<void>): Promise<boolean> {
    return work().then(
      () => true,
      (error: unknown) => {
        const surprise = surpriseOf(error);
        if (surprise !== null) surprises.push(`${what}: ${surprise}`);
        return false;
      },
    );
  }

  const world: SimWorld = {
    time,
    chat,
    networks,
    rules,
    processes: [],
    jobs,
    site,
    conversions,
    requests,
    parcels: [],
    story: [],
    injected: new Map(),
    surprises,
    sendsSeriesOnX: true,
    chatTrouble: 'none',
    journalSeq,
    tell: (what) => void world.story.push(`${stamp(time.trueMs())} ${what}`),
    inject(kind) {
      world.injected.set(kind, (world.injected.get(kind) ?? 0) + 1);
    },
    async run(what, work) {
      const outcome = { isDone: false, isGood: false };
      begin(what, work).then((isGood) => Object.assign(outcome, { isDone: true, isGood }));
      await world.settle();
      return outcome.isDone && outcome.isGood;
    },
    async settle() {
      for (let calm = 0; calm < 3;) {
        const busy = ground.wires.filter(({ wire }) => wire.inFlight() > 0);
        for (const { wire } of busy) await wire.quiet();
        if (busy.length > 0) calm = 0;
        await new Promise((resolve) => setImmediate(resolve));
        // Work that has yielded goes on at its next turn, however many turns it takes.
        const isGoingOn = process.getActiveResourcesInfo().includes('Immediate');
        const isCalm = underWay === 0 && !isGoingOn && ground.wires.every(({ wire }) => wire.inFlight() === 0);
        calm = isCalm ? calm + 1 : 0;
      }
    },
    async restartDead() {
      for (const process of world.processes) {
        if (process.isAlive()) continue;
        process.kill();
        await world.settle();
        jobs.lose(process.name);
        world.tell(`${process.name} starts`);
        await world.run('start', () => process.start());
      }
    },
    async startAnew(first) {
      jobs.live.splice(0);
      for (const [index, process] of world.processes.entries()) {
        await world.run('start', () => process.start(index === 0 ? first : undefined));
      }
    },
    async runDueJobs() {
      for (let job = jobs.next(); job !== undefined; job = jobs.next()) {
        await world.restartDead();
        await runJob(job);
      }
      await world.restartDead();
    },
    async pass(seconds) {
      const until = time.trueMs() + seconds * 1000;
      for (;;) {
        await world.runDueJobs();
        const next = world.nextMovesMs();
        const at = next === null ? until : Math.min(until, Math.max(next, time.trueMs() + 1));
        time.advanceTo(at);
        await world.settle();
        if (at >= until) break;
      }
      await world.runDueJobs();
    },
    nextMovesMs() {
      const wallLead = time.clock.now().getTime() - time.trueMs();
      const waiting = jobs.live.filter(({ takenBy }) => takenBy === null).map(({ startAtMs }) => startAtMs - wallLead);
      const timer = time.nextMs();
      const all = timer === null ? waiting : [...waiting, timer];
      return all.length === 0 ? null : Math.min(...all);
    },
  };

  async function runJob(job: SimJob): Promise<void> {
    const process = chance.oneOf(world.processes);
    const worker = process.workers().get(job.queue);
    if (worker === undefined) throw new Error(`nobody works on ${job.queue}`);
    job.takenBy = process.name;
    await world.run(`${job.queue} job ${job.key}`, async () => {
      try {
        await worker.run(job.data);
      } catch (error) {
        const isHeldStill = job.takenBy === process.name && process.isAlive();
        if (isHeldStill && jobs.fail(job) === 'givenUp') await worker.dead(job.data);
        throw error;
      }
      jobs.end(job);
    });
  }

  const processes = ground.wires.slice(0, replicas).map((one, index) =>
    simProcess(`Tambour ${index + 1}`, {
      time,
      wire: one.wire,
      database: one.database,
      setGate: (gate) => void (one.gate = gate),
      jobs,
      chat,
      site,
      conversions,
      networks,
      rules,
      newId: () => chance.id(),
      chatTrouble: () => troubleNow(),
      flow: (what, work) => void begin(what, work),
      happened: (what) => world.tell(what),
      met: (kind) => world.inject(kind),
    }),
  );
  return Object.assign(world, { processes });

  function troubleNow(): 'none' | 'requestLost' | 'answerLost' {
    const trouble = world.chatTrouble;
    if (trouble === 'down') return 'requestLost';
    // Only one call is lost.
    world.chatTrouble = 'none';
    return trouble;
  }
}

function stamp(trueMs: number): string {
  const seconds = Math.floor(trueMs / 1000);
  return `${Math.floor(seconds / 86_400)}d ${twoDigits(Math.floor(seconds / 3600) % 24)}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
