import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';

import type { ChartData, ChartWords } from './chart-words.ts';
import { pngOf } from './png-of.ts';
import { svgOf } from './svg-of.ts';

// The thread of one drawing, started by draw-chart.ts.

const { data, words } = workerData as { readonly data: ChartData; readonly words: ChartWords }; // From draw-chart.ts.
// There this is of the thread alone: whoever waits for an answer comes before a picture. Elsewhere it is of the process.
if (process.platform === 'linux') {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A system that forbids it gets its picture all the same.
  }
}
const png = pngOf(await svgOf(data, words));
parentPort?.postMessage(png, [png.buffer]);
