import { setTimeout as pause } from 'node:timers/promises';

import type { Chance } from '../chance.ts';
import { realTimes } from './durations.ts';
import type { Span } from './check-real.ts';
import type { World } from './open-world.ts';
import { portsOf } from './ports-of.ts';
import { type Replica, startReplica } from './replicas.ts';
import { claimedAccounts, type Lost, lossOf } from './what-was-lost.ts';

/** The Tambour processes of a round, and what was done to them. */
export interface Fleet extends AsyncDisposable {
  readonly replicas: readonly Replica[];
  readonly kills: number;
  /** Spans in which a process was under SIGSTOP. */
  readonly stood: readonly Span[];
  /** Number of kills by the kind of work that they cut off. */
  readonly met: ReadonlyMap<Lost, number>;
  /** A line for each kill and stop. */
  readonly story: readonly string[];
  /** Kills and stops replicas until `kills` kills, or until that instant of `performance.now()`. */
  crash(chance: Chance, enough: { readonly kills: number; readonly untilMs: number }): Promise<void>;
  /** Kills every replica in one instant and restarts each. */
  killAll(): Promise<void>;
  /** Waits until every replica runs and has said so. */
  allStarted(): Promise<void>;
  output(): string;
}

/** On a busy machine, a new process needs seconds until it has something to lose. */
const longestWaitMs = 4000;

export function openFleet(world: World, count: number, guard: string | null): Fleet {
  const how = { guard, more: world.environment };
  const replicas = Array.from({ length: count }, (_, index) => startReplica(world.ground, nameOf(index), how));
  const met = new Map<Lost, number>();
  const before: string[] = [];
  const story: string[] = [];
  const begunMs = Date.now();
  const stopped = new Set<Promise<void>>();
  const stood: Span[] = [];
  let kills = 0;

  const tell = (what: string): void => void story.push(`${((Date.now() - begunMs) / 1000).toFixed(2)} s: ${what}`);
  /** Kills all of these in one instant, and restarts them. */
  const kill = async (indices: readonly number[], why: string): Promise<void> => {
    const victims = indices.flatMap((index) => replicas[index] ?? []);
    const isAll = victims.length === count;
    const seen = victims.map((victim) => ({ victim, flight: world.inFlight(portsOf(victim.pid)) }));
    const dead = victims.map((victim) => victim.kill());
    await Promise.all(dead);
    kills += victims.length;
    const claimed = await claimedAccounts(world.ground.eyes);
    for (const { victim, flight } of seen) {
      const loss = victim.url() === null ? 'nothing' : lossOf(flight, claimed, isAll);
      met.set(loss, (met.get(loss) ?? 0) + 1);
      tell(`kill -9 ${victim.name} ${why}; it had ${loss}`);
      before.push(victim.output());
    }
    if (isAll) await world.ground.eyes.query(deadAlready);
    for (const index of indices) replicas[index] = startReplica(world.ground, nameOf(index), how);
  };
  const stop = (index: number, forMs: number, why: string): void => {
    const victim = replicas[index];
    if (victim === undefined) return;
    tell(`SIGSTOP ${victim.name} for ${forMs} ms ${why}`);
    const resumed = standStill(victim, forMs).then((span) => void stood.push(span));
    void resumed.finally(() => stopped.delete(resumed));
    stopped.add(resumed);
  };

  const oneRuns = (): Promise<unknown> =>
    Promise.race([...replicas.map(({ started }) => started), pause(20_000, null, { ref: false })]);

  /** Restarts those that gave up because another process ended during their start, as any supervisor does. */
  const reviveEnded = async (): Promise<void> => {
    for (const [index, replica] of replicas.entries()) {
      if (replica.isAlive()) continue;
      tell(`${replica.name} ended by itself: ${replica.output().trim().split('\n').at(-1) ?? ''}`);
      before.push(replica.output());
      await pause(200);
      replicas[index] = startReplica(world.ground, replica.name, how);
    }
  };

  return {
    replicas,
    get kills() {
      return kills;
    },
    stood,
    met,
    story,
    async crash(chance, enough) {
      const isEnough = (): boolean => kills >= enough.kills || performance.now() > enough.untilMs;
      // Before the first approval nobody has anything to lose.
      await Promise.race([world.next('request'), pause(20_000)]);
      while (!isEnough()) {
        await reviveEnded();
        // A process that is still starting has nothing to lose; now and then it is killed all the same.
        const isAnyone = chance.onceIn(8);
        if (!isAnyone) await oneRuns();
        const why = await instant(world, chance);
        const there = replicas.flatMap((replica, index) => (isAnyone || replica.url() !== null ? [index] : []));
        const victims = drawVictims(chance, there, enough.kills - kills);
        const [first] = victims;
        if (first === undefined) continue;
        if (chance.onceIn(8) && stopped.size === 0) {
          stop(first, realTimes.leaseSeconds * 1000 + 200 + chance.below(1500), why);
        } else await kill(victims, why);
      }
    },
    killAll: () => kill([...replicas.keys()], 'with all others'),
    async allStarted() {
      await Promise.all(stopped);
      // A killed database may take many seconds to recover; until then, each start gives up by itself.
      for (let tries = 0; tries < 30; tries += 1) {
        if ((await Promise.all(replicas.map(({ started }) => started))).every(Boolean)) return;
        await reviveEnded();
      }
      throw new Error(
        `a Tambour did not start:\n${[...before, ...replicas.map((one) => one.output())].slice(-3).join('\n')}`,
      );
    },
    output: () => [...before, ...replicas.map((one) => one.output())].join('\n'),
    async [Symbol.asyncDispose]() {
      await Promise.all(
        replicas.map((replica) => {
          replica.resume();
          return replica.kill();
        }),
      );
    },
  };
}

async function standStill(victim: Replica, forMs: number): Promise<Span> {
  const fromMs = Date.now();
  victim.stop();
  await pause(forMs);
  victim.resume();
  return { fromMs, untilMs: Date.now() };
}

function nameOf(index: number): string {
  return `replica ${index + 1}`;
}

/** Draws whom one instant kills: one of them, several, or all; at most `wanted`. */
function drawVictims(chance: Chance, there: readonly number[], wanted: number): readonly number[] {
  const first = chance.below(Math.max(1, there.length));
  const many = chance.weighed([
    [3, 1],
    [4, 2],
    [3, there.length],
  ]);
  return [...there.slice(first), ...there.slice(0, first)].slice(0, Math.min(many, wanted));
}

/** Skips the ten seconds in which the job engine waits for a heartbeat. */
const deadAlready = `UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE state = 'active'`;

/** Waits for an instant: a random one, or just after a request arrived, an answer left, or an upload ended. */
async function instant(world: World, chance: Chance): Promise<string> {
  const kind = chance.oneOf(['any', 'request', 'request', 'request', 'answer', 'answer', 'upload'] as const);
  const afterMs = kind === 'any' ? 20 + chance.below(900) : chance.below(kind === 'request' ? 40 : 15);
  if (kind !== 'any') {
    const isThere = await Promise.race([
      world.next(kind).then(() => true),
      pause(longestWaitMs, false, { ref: false }),
    ]);
    if (!isThere) return `after ${longestWaitMs} ms without ${kind === 'request' ? 'a request' : `an ${kind}`}`;
  }
  await pause(afterMs);
  return kind === 'any' ? `after ${afterMs} ms` : `${afterMs} ms after a network's ${kind}`;
}
