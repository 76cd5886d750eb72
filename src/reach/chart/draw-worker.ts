import { parentPort, workerData } from 'node:worker_threads';

import type { ChartData, ChartWords } from './chart-words.ts';
import { pngOf } from './png-of.ts';
import { svgOf } from './svg-of.ts';

// The thread of one drawing, started by draw-chart.ts.

const { data, words } = workerData as { readonly data: ChartData; readonly words: ChartWords }; // From draw-chart.ts.
const png = pngOf(await svgOf(data, words));
parentPort?.postMessage(png, [png.buffer]);
