import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';

import type { Picture } from './picture.ts';
import { pngOf } from './png-of.ts';
import { svgOf } from './svg-of.ts';

// Worker thread that draws one digest's pictures, started by draw-pictures.ts.

const pictures = workerData as readonly Picture[]; // From draw-pictures.ts.
// On Linux this affects only the thread: people waiting for an answer come before a picture. Elsewhere it would affect
// the whole process.
if (process.platform === 'linux') {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // If the system forbids it, the picture is drawn at normal priority.
  }
}
const pngs: Uint8Array<ArrayBuffer>[] = [];
for (const picture of pictures) pngs.push(pngOf(await svgOf(picture)));
parentPort?.postMessage(
  pngs,
  pngs.map(({ buffer }) => buffer),
);
