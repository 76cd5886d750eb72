import type { ChartData } from '#reach/chart/chart-words.ts';
import { drawChart } from '#reach/chart/draw-chart.ts';
import { inOwnThread } from '#reach/chart/in-own-thread.ts';

import { wordsIn } from '../../support/chart-cases.ts';
import { answerParent } from '../start-child.ts';

export type ChartQuestion = ChartData;

export interface ChartAnswer {
  /** One drawing, its thread's start included. */
  readonly chartMs: number;
  /** The same thread without a drawing, twice. */
  readonly floorMs: number;
  readonly floorAgainMs: number;
}

const emptyThread = new URL('empty-thread.ts', import.meta.url);
let asked = 0;

answerParent(async (question): Promise<ChartAnswer> => {
  const data = question as ChartData; // Asked by chart-rounds.ts alone.
  asked += 1;
  const chart = (): Promise<number> => timed(() => drawChart(data, wordsIn.fr(data.pairs.length)));
  // Nothing stands before a process's first drawing.
  const early = asked % 2 === 0 ? await floor() : null;
  const chartMs = await chart();
  const [one, other] = early === null ? [await floor(), await floor()] : [await floor(), early];
  return { chartMs, floorMs: one, floorAgainMs: other };
});

function floor(): Promise<number> {
  return timed(() => inOwnThread(emptyThread, {}, 10_000));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begunAt = performance.now();
  await work();
  return performance.now() - begunAt;
}
