import { setTimeout as pause } from 'node:timers/promises';

import type { DeliveryState } from '#storage/generated/client.ts';

import { accountsPerDesk, type Ground, type NetworkChild } from './open-ground.ts';
import type { Arrival } from './networks-process.ts';

/** Outcome of one burst; `dueAtMs`: when all of it was due. */
export interface Burst {
  readonly dueAtMs: number;
  readonly arrivals: readonly Arrival[];
  readonly deliveries: number;
}

const tryWith = 3;
const lookEveryMs = 100;

/**
 * Approves that many deliveries, all for one instant after the last approval; `during` runs from that instant. Ends
 * when none waits any more, except those of a limited account.
 */
export async function runBurst(
  ground: Ground,
  network: NetworkChild,
  deliveries: number,
  options: { readonly limited?: number; readonly during?: () => Promise<void>; readonly withinMs?: number } = {},
): Promise<Burst> {
  await network.ask({ kind: 'seen' });
  const drafts = Math.ceil(deliveries / accountsPerDesk);
  const begunAt = Date.now();
  const farMs = 24 * 3_600_000;
  // Measures how long an approval takes on this machine.
  for (let at = 0; at < tryWith; at += 1) {
    await ground.approve(ground.desks[0] ?? '', `Trial ${at} ${begunAt}`, new Date(begunAt + farMs));
  }
  const eachMs = (Date.now() - begunAt) / tryWith;
  const dueAt = new Date(Math.ceil((Date.now() + drafts * eachMs * 1.5 + 3000) / 1000) * 1000);
  for (let at = 0; at < drafts; at += 1) {
    await ground.approve(ground.desks[at % ground.desks.length] ?? '', `Post ${at} ${begunAt}`, dueAt);
  }
  if (Date.now() > dueAt.getTime()) throw new Error('the approvals took longer than thought: run again');
  await pause(Math.max(0, dueAt.getTime() - Date.now()));
  await options.during?.();
  await settled(ground, begunAt, options);
  const { arrivals } = await network.ask({ kind: 'seen' });
  return {
    dueAtMs: dueAt.getTime(),
    arrivals: arrivals.filter(({ text }) => text.endsWith(` ${begunAt}`)),
    deliveries,
  };
}

/** Returns how long after it was due each delivery arrived, for those that count. */
export function latenessOf(
  { arrivals, dueAtMs }: Burst,
  counts: (arrival: Arrival) => boolean = () => true,
): readonly number[] {
  return arrivals.filter(counts).map(({ atMs }) => atMs - dueAtMs);
}

const open: readonly DeliveryState[] = ['ready', 'sending', 'doubt'];

/** Waits until everything approved since then was sent, or only what a limited account may not send is left. */
export async function settled(
  ground: Ground,
  sinceMs: number,
  { limited = 0, withinMs = 900_000 }: { readonly limited?: number; readonly withinMs?: number } = {},
): Promise<void> {
  const where = {
    state: { in: [...open] },
    createdAt: { gte: new Date(sinceMs) },
    notAfterAt: { lt: new Date(sinceMs + 12 * 3_600_000) },
  };
  const deadline = Date.now() + withinMs;
  while ((await ground.store.db.delivery.count({ where })) > limited) {
    if (Date.now() > deadline) throw new Error('a burst did not end');
    await pause(lookEveryMs);
  }
}
