import { setTimeout as pause } from 'node:timers/promises';

import { quantile } from '../figures.ts';
import { type Report, rowOf } from '../report.ts';
import type { Child } from '../start-child.ts';
import { accountsPerDesk, type Ground, type NetworkChild } from './open-ground.ts';
import { settled } from './run-burst.ts';

const inAll = 10_000;
/** Time between posts, each of which goes to ten accounts. */
const everyMs = 500;
const stoppedMs = 600_000;
/** Posts that come due while the replicas are stopped. */
const dueWhileStopped = 5;
const soonMs = 5000;

export type Unfinished = Omit<Report, 'floorAgainstFloor'>;

/** Measures how late scheduled posts arrive and whether any is early; again with all replicas stopped a while. */
export async function runOnTime(
  ground: Ground,
  network: NetworkChild,
  replicas: readonly Child<object, null>[],
  scale: number,
): Promise<readonly Unfinished[]> {
  // The run takes as long as there are posts, so that a short one has far fewer.
  const posts = Math.ceil((inAll * scale ** 2) / accountsPerDesk);
  const plain = await arriving(ground, network, evenly(posts), async () => null);
  return [
    punctuality(`${plain.length} scheduled deliveries, ten every ${everyMs} ms, networks at 0 ms`, latenessOf(plain)),
    await runStopped(ground, network, replicas, { posts, stillMs: stoppedMs * scale ** 2 }),
  ];
}

/** Sends as many again: half before all replicas are stopped, a few meanwhile, and the rest afterwards. */
export async function runStopped(
  ground: Ground,
  network: NetworkChild,
  replicas: readonly Child<object, null>[],
  { posts, stillMs }: { readonly posts: number; readonly stillMs: number },
): Promise<Unfinished> {
  const before = evenly(Math.floor((posts - dueWhileStopped) / 2));
  const stopAtMs = before.length * everyMs;
  const goOnAtMs = stopAtMs + stillMs;
  const meanwhile = Array.from(
    { length: dueWhileStopped },
    (_, at) => stopAtMs + (stillMs * (at + 0.5)) / dueWhileStopped,
  );
  const after = evenly(posts - dueWhileStopped - before.length).map((ms) => goOnAtMs + everyMs + ms);
  const stopped = await arriving(ground, network, [...before, ...meanwhile, ...after], async (firstMs) => {
    await pause(Math.max(0, firstMs + stopAtMs - Date.now()));
    const fromMs = Date.now();
    for (const { pid } of replicas) process.kill(pid, 'SIGSTOP');
    await pause(Math.max(0, firstMs + goOnAtMs - Date.now()));
    for (const { pid } of replicas) process.kill(pid, 'SIGCONT');
    return { fromMs, toMs: Date.now() };
  });
  const waited = latenessOf(stopped.filter(({ hasWaited }) => hasWaited));
  const title = `${stopped.length} more, all replicas stopped for ${Math.round(stillMs / 1000)} s in their middle`;
  const report = punctuality(title, latenessOf(stopped));
  return { ...report, rows: [...report.rows, rowOf('of these, due meanwhile, after they went on', 'ms', waited)] };
}

/** Builds the report. `lateMs`: how long after its time each delivery arrived. */
export function punctuality(title: string, lateMs: readonly number[]): Unfinished {
  return {
    title,
    rows: [rowOf('after their time', 'ms', lateMs)],
    ratios: [],
    goals: [
      { what: 'after their time, ms, p99', measured: quantile(lateMs, 0.99), atMost: 100 },
      { what: 'before their time', measured: lateMs.filter((ms) => ms < 0).length, atMost: 0 },
    ],
    samples: lateMs,
  };
}

interface Arrived {
  readonly lateMs: number;
  /** True if it was due while all replicas were stopped; `lateMs` then counts from their resumption. */
  readonly hasWaited: boolean;
}

function latenessOf(arrived: readonly Arrived[]): readonly number[] {
  return arrived.map(({ lateMs }) => lateMs);
}

/** Returns when each post is due, after the first. */
function evenly(posts: number): readonly number[] {
  return Array.from({ length: posts }, (_, at) => at * everyMs);
}

/** Returns each delivery's delay. Posts are due `dueMs` after the first; a span that `standStill` returns is none. */
async function arriving(
  ground: Ground,
  network: NetworkChild,
  dueMs: readonly number[],
  standStill: (firstMs: number) => Promise<{ readonly fromMs: number; readonly toMs: number } | null>,
): Promise<readonly Arrived[]> {
  await network.ask({ kind: 'seen' });
  const begunAt = Date.now();
  await ground.approve(ground.desks[0] ?? '', `Trial ${begunAt}`, new Date(begunAt + 86_400_000));
  const eachMs = Date.now() - begunAt;
  const firstMs = Math.ceil(Date.now() + dueMs.length * eachMs * 1.5 + soonMs);
  for (const [at, ms] of dueMs.entries()) {
    await ground.approve(ground.desks[at % ground.desks.length] ?? '', `Post ${at} ${begunAt}`, new Date(firstMs + ms));
  }
  if (Date.now() > firstMs) throw new Error('the approvals took longer than thought: run again');
  const still = await standStill(firstMs);
  await settled(ground, begunAt);
  const { arrivals } = await network.ask({ kind: 'seen' });
  return arrivals
    .filter(({ text }) => text.endsWith(` ${begunAt}`))
    .map(({ text, atMs }) => {
      const due = firstMs + (dueMs[Number(text.split(' ')[1])] ?? Infinity);
      const hasWaited = still !== null && due >= still.fromMs && due < still.toMs;
      return { lateMs: atMs - (hasWaited ? still.toMs : due), hasWaited };
    });
}
