import { setTimeout as pause } from 'node:timers/promises';

import { verifyJournal } from '#storage/verify-journal.ts';

import type { Postgres } from '../open-postgres.ts';
import type { Report } from '../report.ts';
import { countWrong, effectsThere, untilQuiet } from './count-effects.ts';
import { type Fault, restartAtOnce, type SmallDisk } from './database-faults.ts';
import { type FaultMended, faultsReport } from './faults-report.ts';
import type { LoadChat, LoadPart } from './load-chat.ts';
import type { Stage } from './open-stage.ts';

/** Timing: some healthy seconds, a restart, some seconds to recover, a full disk, and some seconds after it. */
const restartAfterMs = 4_000;
const fullAfterMs = 6_000;
const fullForMs = 5_000;
/** Retries as Slack's, except that Slack soon waits a minute. Each request has a connection of its own. */
const again = { afterMs: 1_000, answerWithinMs: 3_000, withinMs: 90_000, connections: 1_000 } as const;
/** Long enough, since Tambour takes up the rest of its inbox every half minute. */
const quietWithinMs = 120_000;
const readyWithinMs = 60_000;
const lookEveryMs = 50;

export const secondsOfFaults = 20;

/** Runs the same load. In its middle the database restarts, and later its disk is full. */
export async function loadFaults(
  chat: LoadChat,
  stage: Stage,
  how: { readonly postgres: Postgres; readonly disk: SmallDisk; readonly part: LoadPart },
): Promise<Report> {
  const { tambour, desk } = stage;
  const { postgres, disk, part } = how;
  const run = await chat.prepare(desk.store, part);
  const isSmall = await disk.take();
  await untilReady(tambour.url);
  const running = run(again);
  await pause(restartAfterMs);
  const faults: FaultMended[] = [];
  const mended = async (fault: Fault): Promise<void> => {
    await untilReady(tambour.url);
    faults.push({ ...fault, readyAt: Date.now() });
  };
  await mended(await restartAtOnce(postgres));
  await pause(fullAfterMs);
  if (isSmall) await mended(await disk.full(fullForMs));
  const ran = await running;
  await untilReady(tambour.url);
  const quiet = await untilQuiet(desk.store, quietWithinMs);
  const counted = await countWrong(desk.store, ran.effects);
  const journal = await verifyJournal(desk.store);
  return faultsReport({
    chat: { name: chat.name, perSecond: chat.perSecond },
    hits: ran.hits,
    effects: await effectsThere(desk.store, ran),
    faults,
    isSmall,
    quiet,
    counted,
    isSound: journal.kind === 'sound',
  });
}

/** Waits until Tambour reports ready. */
async function untilReady(url: string): Promise<void> {
  const begunAt = performance.now();
  for (;;) {
    const { status } = await fetch(`${url}/readyz`);
    if (status === 200) return;
    if (performance.now() - begunAt > readyWithinMs) throw new Error('Tambour does not become ready by itself');
    await pause(lookEveryMs);
  }
}
