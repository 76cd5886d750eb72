import { join } from 'node:path';

import type { Hit } from '../commands/load.ts';
import type { Postgres } from '../open-postgres.ts';
import type { Report } from '../report.ts';
import { startChild } from '../start-child.ts';
import { startProgram } from '../start-program.ts';
import { cardsThere } from './cards-there.ts';
import type { GeneratorQuestion } from './generator-process.ts';
import { hostileReport } from './hostile.ts';
import { loadMinute } from './load-minute.ts';
import { openStage } from './open-stage.ts';
import { effects } from './plan.ts';

const perSecond = 500;
const seconds = 60;
const warmUpSeconds = 12;
/** Threads that people talk in. */
const spareCards = 40;
const here = import.meta.dirname;

/** What a large team's Slack sends in a minute and more, while one network hangs and digests are composed. */
export async function benchLoad(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  const count = perSecond * Math.ceil(seconds * scale);
  const warmUp = perSecond * warmUpSeconds;
  const share = (effects.press + effects.react) / 1000;
  const usedInWarmUp = Math.ceil(warmUp * share) + spareCards / 2;
  const used = Math.ceil(count * share) + spareCards / 2;
  await using stage = await openStage(postgres, usedInWarmUp + used);
  await using generator = await startChild<GeneratorQuestion, readonly Hit[]>(join(here, 'generator-process.ts'));
  await using bare = await startProgram([join(here, 'floor-process.ts')], (port) => ({ PORT: String(port) }));
  const cards = await cardsThere(stage.desk.store, stage.slack, stage.asked);
  const minute = await loadMinute(stage, {
    generator,
    bareUrl: bare.url,
    perSecond,
    scale,
    warmUp: { count: warmUp, cards: cards.slice(0, usedInWarmUp) },
    measured: { count, cards: cards.slice(usedInWarmUp, usedInWarmUp + used) },
  });
  return [minute, await hostileReport(stage, scale < 1 ? 1 : 3)];
}

/** The hostile texts alone, over the same database. */
export async function benchHostile(postgres: Postgres): Promise<readonly Report[]> {
  await using stage = await openStage(postgres, 1);
  return [await hostileReport(stage, 3)];
}
