import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

import { openDecoder } from '#drafts/decoder/decoder.ts';
import { takeImage } from '#drafts/take-image.ts';

import { redSquare } from './red-square.ts';

// Takes a picture with a new decoder for each line of its input, and prints what came of it.

const limits = { maxImageBytes: 100_000, maxImagePixels: 1_000_000, mimeTypes: ['image/png'] };
// Node's threads have to be there before no more can be started.
await Promise.all(Array.from({ length: 16 }, () => readFile(import.meta.filename)));
console.log('begun');
for await (const _ of createInterface({ input: process.stdin })) {
  using decoder = openDecoder();
  const outcome = await takeImage(redSquare.bytes, limits, decoder);
  console.log(outcome.kind === 'refused' && outcome.why === 'fault' ? outcome.fault : outcome.kind);
}
