import { setTimeout as pause } from 'node:timers/promises';

import { verifyJournal } from '#storage/verify-journal.ts';

import type { Hit } from '../commands/load.ts';
import type { Report } from '../report.ts';
import type { Child } from '../start-child.ts';
import { beside } from './beside.ts';
import type { CardThere } from './cards-there.ts';
import { countWrong, untilQuiet } from './count-effects.ts';
import type { GeneratorQuestion } from './generator-process.ts';
import { loadReport } from './load-report.ts';
import type { Stage } from './open-stage.ts';
import { bothOf, type Planned, planOf } from './plan.ts';

const floorSeconds = 4;
const floors = 4;
const settleMs = 2_000;
/** Tambour itself answers within ten seconds; whatever it does not acknowledge is sent again, and told. */
const again = { afterMs: 1_000, answerWithinMs: 30_000, withinMs: 60_000 } as const;

interface Part {
  readonly count: number;
  readonly cards: readonly CardThere[];
}

/** The load itself, after some seconds of the same, between seconds of the bare server. */
export async function loadMinute(
  stage: Stage,
  how: {
    readonly generator: Child<GeneratorQuestion, readonly Hit[]>;
    readonly bareUrl: string;
    readonly perSecond: number;
    readonly scale: number;
    readonly warmUp: Part;
    readonly measured: Part;
  },
): Promise<Report> {
  const { slack, tambour, watch, workspace, desk, hanging, onX } = stage;
  const { generator, bareUrl, perSecond, warmUp, measured } = how;
  const { store } = desk;
  const send = (url: string, planned: readonly Planned[]): Promise<readonly Hit[]> =>
    generator.ask({ url, secret: slack.signingSecret, perSecond, planned, again });
  const first = planOf(warmUp.count, { slack, cards: warmUp.cards, seed: 1 });
  const whole = planOf(measured.count, { slack, cards: measured.cards, seed: 2 });
  const ofFloor = whole.planned.slice(0, perSecond * Math.ceil(floorSeconds * how.scale));
  await send(bareUrl, ofFloor);
  const meanwhile = { desk: hanging, slack, tambourUrl: tambour.url, onX };
  const warming = beside(meanwhile);
  await warming.begun;
  await send(tambour.url, first.planned);
  await warming.end();
  await untilQuiet(store);
  await pause(settleMs);
  const memoryBefore = await watch.memory();

  const floorHits: (readonly Hit[])[] = [];
  for (let one = 0; one < floors / 2; one += 1) floorHits.push(await send(bareUrl, ofFloor));
  await using others = beside(meanwhile);
  await others.begun;
  await watch.begin();
  const hits = await send(tambour.url, whole.planned);
  const delay = await watch.delay();
  const { hung, digests } = await others.end();
  for (let one = 0; one < floors / 2; one += 1) floorHits.push(await send(bareUrl, ofFloor));
  const quiet = await untilQuiet(store);
  await pause(settleMs);
  const memoryAfter = await watch.memory();
  const counted = await countWrong(store, bothOf(first.effects, whole.effects));
  const journal = await verifyJournal(store.db);
  const { complaints } = await workspace.ask({ kind: 'who' });
  return loadReport({
    perSecond,
    hits,
    floorHits,
    delay,
    hung,
    digests,
    quiet,
    counted,
    memoryBefore,
    memoryAfter,
    complaints,
    isSound: journal.kind === 'sound',
    warnings: tambour.warnings(),
  });
}
