import { drawPictures } from '#reach/chart/draw-pictures.ts';
import { inOwnThread } from '#in-own-thread.ts';
import type { Picture } from '#reach/chart/picture.ts';

import { answerParent } from '../start-child.ts';

export type ChartQuestion = readonly Picture[];

export interface ChartAnswer {
  /** Milliseconds for a digest's two pictures, including the start of their thread. */
  readonly chartMs: number;
  /** The same thread without a drawing, twice. */
  readonly floorMs: number;
  readonly floorAgainMs: number;
}

const emptyThread = new URL('empty-thread.ts', import.meta.url);
let asked = 0;

answerParent(async (question): Promise<ChartAnswer> => {
  const pictures = question as ChartQuestion; // Only chart-rounds.ts asks.
  asked += 1;
  const chart = (): Promise<number> => timed(() => drawPictures(pictures));
  // Every other round runs a floor first. The first round does not, so that its drawing is the first of the process.
  const early = asked % 2 === 0 ? await floor() : null;
  const chartMs = await chart();
  const [one, other] = early === null ? [await floor(), await floor()] : [await floor(), early];
  return { chartMs, floorMs: one, floorAgainMs: other };
});

function floor(): Promise<number> {
  return timed(() => inOwnThread(emptyThread, {}, { timeoutMs: 10_000 }));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begunAt = performance.now();
  await work();
  return performance.now() - begunAt;
}
