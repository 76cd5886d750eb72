import { setTimeout as pause } from 'node:timers/promises';

import { quantile } from '../figures.ts';
import { type Report, rowOf } from '../report.ts';
import type { Child } from '../start-child.ts';
import { accountsPerDesk, type Ground, type NetworkChild } from './open-ground.ts';
import { settled } from './run-burst.ts';

const inAll = 10_000;
/** A post of ten accounts, twice a second. */
const everyMs = 500;
const suspendedMs = 600_000;
const shareSuspended = 0.25;

export type Unfinished = Omit<Report, 'floorAgainstFloor'>;

/** How late scheduled posts arrive, and whether any does early; then the same with all replicas stopped for a while. */
export async function runOnTime(
  ground: Ground,
  network: NetworkChild,
  replicas: readonly Child<object, null>[],
  scale: number,
): Promise<readonly Unfinished[]> {
  // Their number is what takes time here, so that a short run has far fewer.
  const count = inAll * scale ** 2;
  const plain = await arriving(ground, network, count, async () => null);
  const stillMs = suspendedMs * scale ** 2;
  const stopped = await arriving(ground, network, count * shareSuspended, async (middleMs) => {
    await pause(Math.max(0, middleMs - Date.now()));
    for (const { pid } of replicas) process.kill(pid, 'SIGSTOP');
    await pause(stillMs);
    for (const { pid } of replicas) process.kill(pid, 'SIGCONT');
    return { fromMs: middleMs, toMs: Date.now() };
  });
  return [
    punctuality(`${plain.length} scheduled deliveries, ten every ${everyMs} ms, networks at 0 ms`, plain),
    punctuality(
      `${stopped.length} more, all replicas stopped for ${Math.round(stillMs / 1000)} s in their middle`,
      stopped,
    ),
  ];
}

/** `lateMs`: how long after its time each arrived. */
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

/** How late each arrived; what was due while all stood still is due when they go on. */
async function arriving(
  ground: Ground,
  network: NetworkChild,
  deliveries: number,
  standStill: (middleMs: number) => Promise<{ readonly fromMs: number; readonly toMs: number } | null>,
): Promise<readonly number[]> {
  await network.ask({ kind: 'seen' });
  const drafts = Math.ceil(deliveries / accountsPerDesk);
  const begunAt = Date.now();
  const soonMs = 5000;
  const trial = Date.now();
  await ground.approve(ground.desks[0] ?? '', `Trial ${begunAt}`, new Date(begunAt + 86_400_000));
  const eachMs = Date.now() - trial;
  const firstMs = Math.ceil(Date.now() + drafts * eachMs * 1.5 + soonMs);
  for (let at = 0; at < drafts; at += 1) {
    const due = new Date(firstMs + at * everyMs);
    await ground.approve(ground.desks[at % ground.desks.length] ?? '', `Post ${at} ${begunAt}`, due);
  }
  if (Date.now() > firstMs) throw new Error('the approvals took longer than thought: run again');
  const still = await standStill(firstMs + (drafts / 2) * everyMs);
  await settled(ground, begunAt);
  const { arrivals } = await network.ask({ kind: 'seen' });
  return arrivals
    .filter(({ text }) => text.endsWith(` ${begunAt}`))
    .map(({ text, atMs }) => {
      const due = firstMs + Number(text.split(' ')[1]) * everyMs;
      return atMs - (still !== null && due >= still.fromMs && due < still.toMs ? still.toMs : due);
    });
}
