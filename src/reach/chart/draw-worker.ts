import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';

import type { Picture } from './picture.ts';
import { pngOf } from './png-of.ts';
import { svgOf } from './svg-of.ts';

// The thread of one digest's pictures, started by draw-pictures.ts.

const pictures = workerData as readonly Picture[]; // From draw-pictures.ts.
// There this is of the thread alone: whoever waits for an answer comes before a picture. Elsewhere it is of the process.
if (process.platform === 'linux') {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A system that forbids it gets its picture all the same.
  }
}
const pngs: Uint8Array<ArrayBuffer>[] = [];
for (const picture of pictures) pngs.push(pngOf(await svgOf(picture)));
parentPort?.postMessage(
  pngs,
  pngs.map(({ buffer }) => buffer),
);
