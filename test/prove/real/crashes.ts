import { setTimeout as pause } from 'node:timers/promises';

import type { Chance } from '../chance.ts';
import { realTimes } from './durations.ts';
import type { World } from './open-world.ts';
import { type Replica, startReplica } from './replicas.ts';

/** The Tambours of a round, and what was done to them. */
export interface Fleet extends AsyncDisposable {
  readonly replicas: readonly Replica[];
  readonly kills: number;
  readonly stops: number;
  /** Each kill and stop, for the story. */
  readonly story: readonly string[];
  /** Kills and stops replicas until there were so many kills, or until that instant of `performance.now()`. */
  crash(chance: Chance, enough: { readonly kills: number; readonly untilMs: number }): Promise<void>;
  /** Kills every replica in one instant, and starts each again. */
  killAll(): Promise<void>;
  /** Every replica runs, and has said so. */
  allStarted(): Promise<void>;
  output(): string;
}

const longestWaitMs = 2500;

export function openFleet(world: World, count: number, guard: string | null): Fleet {
  const how = { guard, more: world.environment };
  const names = Array.from({ length: count }, (_, index) => `replica ${index + 1}`);
  const replicas = names.map((name) => startReplica(world.ground, name, how));
  const before: string[] = [];
  const story: string[] = [];
  const begunMs = Date.now();
  const stopped = new Set<Promise<void>>();
  let [kills, stops] = [0, 0];

  const tell = (what: string): void => void story.push(`${((Date.now() - begunMs) / 1000).toFixed(2)} s: ${what}`);
  const kill = async (index: number, why: string): Promise<void> => {
    const victim = replicas[index];
    if (victim === undefined) return;
    tell(`kill -9 ${victim.name} ${why}`);
    await victim.kill();
    kills += 1;
    before.push(victim.output());
    if (count === 1) await world.ground.eyes.query(deadAlready);
    replicas[index] = startReplica(world.ground, victim.name, how);
  };
  const stop = (index: number, forMs: number, why: string): void => {
    const victim = replicas[index];
    if (victim === undefined) return;
    tell(`SIGSTOP ${victim.name} for ${forMs} ms ${why}`);
    stops += 1;
    victim.stop();
    const resumed = pause(forMs, victim).then((one) => one.resume());
    void resumed.finally(() => stopped.delete(resumed));
    stopped.add(resumed);
  };

  /** Whoever met another's end while it began may have given up, and is begun again, as by any supervisor. */
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
    get stops() {
      return stops;
    },
    story,
    async crash(chance, enough) {
      const isEnough = (): boolean => kills >= enough.kills || performance.now() > enough.untilMs;
      while (!isEnough()) {
        const why = await instant(world, chance);
        const index = chance.below(count);
        await reviveEnded();
        // A process that only begins has nothing to lose; now and then it is killed all the same.
        const isBeginning = (replicas[index]?.url() ?? null) === null;
        if (isBeginning && !chance.onceIn(6)) await Promise.race([replicas[index]?.started, pause(20_000)]);
        else if (chance.onceIn(6) && stopped.size === 0) {
          stop(index, realTimes.leaseSeconds * 1000 + 200 + chance.below(1500), why);
        } else await kill(index, why);
      }
    },
    killAll: async () => void (await Promise.all(replicas.map((_, index) => kill(index, 'with all others')))),
    async allStarted() {
      await Promise.all(stopped);
      // A database that was killed may take many seconds to recover, and each start before that gives up by itself.
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

/** As if the ten seconds had passed in which the job engine waits for a sign of life. */
const deadAlready = `UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE state = 'active'`;

/** Waits for the instant: anywhere in the work, or just after a request reached a network, or after an answer left it. */
async function instant(world: World, chance: Chance): Promise<string> {
  const kind = chance.oneOf(['any', 'request', 'request', 'request', 'answer', 'answer'] as const);
  const afterMs = kind === 'any' ? 20 + chance.below(900) : chance.below(kind === 'request' ? 40 : 15);
  if (kind !== 'any') {
    const isThere = await Promise.race([
      world.next(kind).then(() => true),
      pause(longestWaitMs, false, { ref: false }),
    ]);
    if (!isThere) return `after ${longestWaitMs} ms without ${kind === 'request' ? 'a request' : 'an answer'}`;
  }
  await pause(afterMs);
  return kind === 'any' ? `after ${afterMs} ms` : `${afterMs} ms after a network's ${kind}`;
}
