import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openPostgresServer } from '../../prove/real/postgres-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startChild } from '../start-child.ts';
import { type FakedTime, openFakedTime } from './faked-time.ts';
import type { NetworkAnswer, NetworkQuestion } from './networks-process.ts';
import { accountsPerDesk, type Ground, openGround } from './open-ground.ts';
import { settled } from './run-burst.ts';
import { punctuality, type Unfinished } from './run-on-time.ts';

const inAll = 5000;
const everyMs = 500;
const jumpMs = 3_600_000;
const soonMs = 5000;
/** Time to wait while the clock is an hour back. */
const waitMs = 10_000;
const replicas = 3;
const trial = 'Trial';

/**
 * Measures how late scheduled posts arrive when the wall clock jumps an hour forward, back, and forward again, for the
 * database, every replica and the network. Returns nothing where no such clock can be set.
 */
export async function runJump(scale: number): Promise<readonly Unfinished[]> {
  await using time = await openFakedTime();
  if (time === null) {
    console.log('A clock that jumps is not measured here: apt-get install faketime');
    return [];
  }
  const { environment } = time;
  await using folder = await temporaryFolder();
  await using server = await openPostgresServer(join(folder.path, 'server'), environment);
  await using network = await startChild<NetworkQuestion, NetworkAnswer>(
    join(import.meta.dirname, 'networks-process.ts'),
    environment,
  );
  const postgres = { newDatabase: () => Promise.resolve(server.url) };
  await using ground = await openGround(postgres, network, 3, environment);
  for (let at = 0; at < replicas; at += 1) await ground.addReplica();
  const begunAt = Date.now();
  const due = await jumpAndBack(ground, time, Math.ceil((inAll * scale ** 2) / accountsPerDesk / 3));
  await settled(ground, begunAt);
  const { arrivals } = await network.ask({ kind: 'seen' });
  const counted = arrivals.filter(({ text }) => !text.startsWith(trial));
  const lateMs = counted.map(({ text, atMs }) => atMs - (due.get(text) ?? Infinity));
  const title = `${lateMs.length} deliveries, the clock set an hour forward, back, and forward again`;
  return [punctuality(title, lateMs)];
}

/** Sends a third before the first jump, a third after it, a third around the others. Maps each text to its due time. */
async function jumpAndBack(ground: Ground, time: FakedTime, each: number): Promise<ReadonlyMap<string, number>> {
  const due = new Map<string, number>();
  const approve = async (firstMs: number, what: string, count: number): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      const atMs = firstMs + at * everyMs;
      const text = `${what} ${at}`;
      await ground.approve(ground.desks[at % ground.desks.length] ?? '', text, new Date(atMs));
      due.set(text, atMs);
    }
  };
  const until = (atMs: number): Promise<void> => pause(Math.max(0, atMs - time.nowMs()));
  const takesMs = each * everyMs;

  const begunAt = time.nowMs();
  // Each replica sends something first, since a process is slow at the start.
  for (let at = 0; at < replicas * 2; at += 1) {
    await ground.approve(ground.desks[at % ground.desks.length] ?? '', `${trial} ${at}`, new Date(begunAt));
  }
  await settled(ground, begunAt);
  const begunApprovingAt = time.nowMs();
  await ground.approve(ground.desks[0] ?? '', trial, new Date(begunAt + 24 * jumpMs));
  const approvingMs = 2 * each * 1.5 * (time.nowMs() - begunApprovingAt);
  const firstMs = Math.ceil(time.nowMs() + approvingMs + soonMs);
  const jumpAt = firstMs + takesMs + soonMs;
  await approve(firstMs, 'before', each);
  await approve(jumpAt + jumpMs / 2, 'within', 1);
  await approve(jumpAt + jumpMs + soonMs, 'after', each);
  if (time.nowMs() > firstMs) throw new Error('the approvals took longer than thought: run again');
  await until(jumpAt);
  await time.jump(jumpMs);
  // A post due within the skipped hour is due at its end.
  due.set('within 0', time.nowMs());

  await until(jumpAt + jumpMs + soonMs + takesMs + soonMs);
  const nextMs = Math.ceil(time.nowMs() + approvingMs + waitMs);
  await approve(nextMs, 'again', each);
  await time.jump(-jumpMs);
  await pause(waitMs);
  await time.jump(jumpMs);
  const lateFrom = time.nowMs();
  for (const [text, atMs] of due) if (text.startsWith('again')) due.set(text, Math.max(atMs, lateFrom));
  return due;
}
