import { createHash } from 'node:crypto';

import { chanceOf } from './chance.ts';
import { directions } from './by-hand.ts';
import { check } from './check.ts';
import type { Violation } from './violation.ts';
import { actByChance, actInOrder } from './acts.ts';
import { pass } from './bring.ts';
import { addPicture } from './desk-acts.ts';
import { type History, openHistory } from './open-history.ts';
import type { KeptHistory } from './kept-histories.ts';
import { draft, press } from './people.ts';
import { addRecording } from './video-acts.ts';
import { standsStill, unreadable } from './faults.ts';
import { drawStage } from './stage.ts';
import { emptyGround } from './empty-ground.ts';
import { stoodStill } from './sim-process.ts';
import type { Ground } from './ground.ts';
import type { Evidence, JournalRow } from './witness.ts';
import { journalOf } from './witness-journal.ts';

export interface HistoryOutcome {
  readonly violations: readonly Violation[];
  readonly story: readonly string[];
  readonly injected: ReadonlyMap<string, number>;
  /** Number of posts that became public. */
  readonly published: number;
  /** Number of edits of public posts. */
  readonly edited: number;
  readonly statements: number;
  readonly databaseMs: number;
  /** Processor time of this process, user and system. */
  readonly processorMs: number;
  readonly totalMs: number;
  /** Equal for two runs of a seed that were identical to the last byte. */
  readonly digest: string;
}

/** The rooms' lease for the simulation's send timeout of ten seconds. */
const leaseMs = 40_000;
const beginsWithinMs = leaseMs - 10_000;
/** A video that never ends holds its post for two hours. Each look, every five minutes, takes three rounds. */
const mostRestRounds = 120;

/** Runs the history of one seed, from an empty database until nothing moves, and judges it. */
export async function runHistory(ground: Ground, seed: number): Promise<HistoryOutcome> {
  const chance = chanceOf(seed);
  return play(ground, { seed, chance, stage: drawStage(chance) }, async (history) => {
    const howMany = 10 + chance.below(31);
    const { theme } = history.stage;
    await actInOrder(history, theme.opens);
    await draft(history);
    await pass(history, 1);
    if (theme.startsWithPicture === true) await addPicture(history);
    if (theme.startsWithVideo === true) await addRecording(history);
    for (const _ of ['asked', 'approved']) {
      await press(history);
      await pass(history, 1);
    }
    await actInOrder(history, theme.goesOn);
    for (let done = 0; done < howMany; done += 1) {
      await actByChance(history);
      await pass(history, chance.oneOf([0.2, 0.2, 0.5, 2]));
    }
  });
}

/** Runs a kept history, and judges it. */
export async function runKept(ground: Ground, kept: KeptHistory): Promise<HistoryOutcome> {
  const setting = { seed: 0, chance: chanceOf(1), stage: kept.stage };
  return play(ground, setting, (history) => kept.happens(directions(history)));
}

async function play(
  ground: Ground,
  setting: Pick<History, 'seed' | 'chance' | 'stage'>,
  happens: (history: History) => Promise<void>,
): Promise<HistoryOutcome> {
  const startedMs = performance.now();
  const startedCpu = process.cpuUsage();
  const before = countsOf(ground);
  await emptyGround(ground);
  const history = await openHistory(ground, setting);
  const { world } = history;
  await happens(history);
  const cameToRest = await rest(history);
  const evidence = await evidenceOf(ground, history, cameToRest);
  const surprises = world.surprises.map((detail): Violation => ({ kind: 'surprise', detail }));
  const after = countsOf(ground);
  const cpu = process.cpuUsage(startedCpu);
  return {
    violations: [...check(evidence), ...surprises],
    story: world.story,
    injected: world.injected,
    published: evidence.posts.filter(({ key }) => key !== null).length,
    edited: evidence.posts.flatMap(({ edits }) => edits).length,
    statements: after.statements - before.statements,
    databaseMs: after.busyMs - before.busyMs,
    processorMs: (cpu.user + cpu.system) / 1000,
    totalMs: performance.now() - startedMs,
    digest: digestOf(world.story, evidence.journal),
  };
}

/** Stops all faults, and lets time pass until nothing moves; false if that never comes. */
async function rest(history: History): Promise<boolean> {
  const { world } = history;
  world.tell('From here on nothing goes wrong any more');
  world.chatTrouble = 'none';
  for (const network of world.networks.values()) {
    network.troubles.splice(0);
    network.retractTroubles.splice(0);
    network.editTroubles.splice(0);
    network.videoTroubles.splice(0);
    network.failingUploads = 0;
    network.failingReads = 0;
  }
  for (const process of world.processes) {
    process.meets(null);
    process.resume();
  }
  await world.settle();
  for (let round = 0; round < mostRestRounds; round += 1) {
    await pass(history, 61);
    for (const process of world.processes) {
      for (const handler of process.minutes().values()) await world.run('every minute', handler);
    }
    await world.runDueJobs();
    if (world.nextMovesMs() === null && world.parcels.length === 0) return true;
    const next = world.nextMovesMs();
    if (next !== null && next - world.time.trueMs() > 61_000) {
      await pass(history, (next - world.time.trueMs()) / 1000);
    }
  }
  return false;
}

async function evidenceOf(ground: Ground, history: History, cameToRest: boolean): Promise<Evidence> {
  const { world, stage, acts: did } = history;
  return {
    desk: {
      ...stage.settings,
      members: [...world.chat.users.values()].flatMap(({ id, kind }) => (kind === 'member' ? [id] : [])),
      inChannel: world.chat.inChannel,
    },
    accounts: stage.accounts,
    acts: did.map(({ key, ...act }) => {
      const heardSeq = key === undefined ? undefined : history.heard.get(key);
      return heardSeq === undefined ? act : { ...act, heardSeq };
    }),
    absences: history.absences,
    requests: world.requests,
    posts: [...world.networks.values()].flatMap(({ posts }) => posts),
    messages: world.chat.messages,
    journal: await journalOf(ground),
    leaseMs,
    beginsWithinMs,
    // Simulated time stands still within a transaction.
    claimTakesMs: 0,
    lost: history.lost,
    conversions: world.conversions.made,
    tampered: history.tampered,
    stoodBeforeSending: world.injected.has(stoodStill),
    stoodStill: world.injected.has(standsStill),
    looksFailed: world.injected.has(unreadable),
    clockJumped: history.clockJumped,
    site: world.site,
    cameToRest,
  };
}

function countsOf({ wires }: Ground): { readonly statements: number; readonly busyMs: number } {
  return {
    statements: wires.reduce((sum, { wire }) => sum + wire.counts.statements, 0),
    busyMs: wires.reduce((sum, { wire }) => sum + wire.counts.busyMs, 0),
  };
}

function digestOf(story: readonly string[], journal: readonly JournalRow[]): string {
  const hash = createHash('sha256');
  for (const line of story) hash.update(line);
  return hash.update(journal.at(-1)?.hash ?? '').digest('hex');
}
