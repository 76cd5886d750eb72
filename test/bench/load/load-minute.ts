import { setTimeout as pause } from 'node:timers/promises';

import { verifyJournal } from '#storage/verify-journal.ts';

import type { Hit } from '../commands/load.ts';
import type { Report } from '../report.ts';
import { beside } from './beside.ts';
import { countWrong, effectsThere, untilQuiet } from './count-effects.ts';
import type { LoadChat, LoadPart } from './load-chat.ts';
import { loadReport } from './load-report.ts';
import type { Stage } from './open-stage.ts';
import { bothOf } from './plan.ts';

const floorSeconds = 4;
const floors = 4;
const settleMs = 2_000;
/** Tambour itself answers within ten seconds. What it does not acknowledge is sent again, and counted. */
const again = { afterMs: 1_000, answerWithinMs: 30_000, withinMs: 60_000, connections: 64 } as const;

/** Runs the load after a warm-up, between some seconds of load on the bare server. */
export async function loadMinute(
  chat: LoadChat,
  stage: Stage,
  how: {
    readonly bareUrl: string;
    readonly scale: number;
    readonly warmUp: LoadPart;
    readonly measured: LoadPart;
  },
): Promise<Report> {
  const { tambour, watch, desk, hanging, onX } = stage;
  const { store } = desk;
  const first = await chat.prepare(store, how.warmUp);
  const whole = await chat.prepare(store, how.measured);
  const floor = (): Promise<readonly Hit[]> => chat.floor(how.bareUrl, Math.ceil(floorSeconds * how.scale));
  await floor();
  const meanwhile = { desk: hanging, chat, onX };
  const warming = beside(meanwhile);
  await warming.begun;
  const warmedUp = await first(again);
  await warming.end();
  await untilQuiet(store);
  await pause(settleMs);
  const memoryBefore = await watch.memory();

  const floorHits: (readonly Hit[])[] = [];
  for (let one = 0; one < floors / 2; one += 1) floorHits.push(await floor());
  await using others = beside(meanwhile);
  await others.begun;
  await watch.begin();
  const ran = await whole(again);
  const delay = await watch.delay();
  const { hung, digests } = await others.end();
  for (let one = 0; one < floors / 2; one += 1) floorHits.push(await floor());
  const quiet = await untilQuiet(store);
  await pause(settleMs);
  const memoryAfter = await watch.memory();
  const counted = await countWrong(store, bothOf(warmedUp.effects, ran.effects));
  const journal = await verifyJournal(store);
  return loadReport({
    chat: { name: chat.name, perSecond: chat.perSecond },
    hits: ran.hits,
    effects: await effectsThere(store, ran),
    readMs: ran.readMs,
    floorHits,
    delay,
    hung,
    digests,
    quiet,
    counted,
    memoryBefore,
    memoryAfter,
    complaints: await chat.complaints(),
    isSound: journal.kind === 'sound',
    warnings: tambour.warnings(),
  });
}
