import { parentPort, workerData } from 'node:worker_threads';

import type { Picture } from './picture.ts';
import { outlinesOf } from './png-of.ts';
import { svgOf } from './svg-of.ts';

// Worker thread that draws a page's pictures, started by draw-outlines.ts.

const pictures = workerData as readonly Picture[]; // From draw-outlines.ts.
const drawn: string[] = [];
for (const picture of pictures) drawn.push(outlinesOf(await svgOf(picture)));
parentPort?.postMessage(drawn, []);
