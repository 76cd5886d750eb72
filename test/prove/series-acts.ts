import { seriesSwitch } from './check-series.ts';
import { did } from './hands.ts';
import type { History } from './open-history.ts';

/** Lets the administrator switch series on X off or on, and restart Tambour. */
export async function switchSeries(history: History): Promise<void> {
  const { world } = history;
  for (const process of world.processes) process.kill();
  await world.settle();
  world.sendsSeriesOnX = !world.sendsSeriesOnX;
  const what = `${seriesSwitch} ${world.sendsSeriesOnX ? 'on' : 'off'}`;
  world.tell(`The machine is started anew with ${what}`);
  await did(history, { person: 'administrator', did: what, draftId: null, revision: null, target: null, shown: null });
  await world.restartDead();
}
