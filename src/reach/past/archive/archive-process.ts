import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { frameOf } from '#drafts/decoder/frames.ts';
import { tellArchive } from './tell-archive.ts';
import type { Asked } from './told.ts';

// The process that reads an archive, started by read-archive.ts: it reads what its one argument names, tells what is
// taken of it, and ends.

async function* frames(): AsyncGenerator<Uint8Array, undefined> {
  yield* frameOf({ kind: 'ready' });
  const asked = JSON.parse(process.argv[2] ?? '') as Asked; // read-archive.ts, which starts it, gives nothing else.
  for await (const told of tellArchive(asked)) yield* frameOf(told);
}

await pipeline(Readable.from(frames()), process.stdout);
