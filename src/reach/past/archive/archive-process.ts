import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { frameOf } from '#drafts/decoder/frames.ts';
import { readArchiveEntries } from './read-archive-entries.ts';
import type { Asked } from './archive-message.ts';

// Process that reads an archive, started by read-archive.ts. It reads the files in its one argument, writes the results
// and ends.

async function* frames(): AsyncGenerator<Uint8Array, undefined> {
  yield* frameOf({ kind: 'ready' });
  const asked = JSON.parse(process.argv[2] ?? '') as Asked; // Only read-archive.ts starts this process.
  for await (const told of readArchiveEntries(asked)) yield* frameOf(told);
}

await pipeline(Readable.from(frames()), process.stdout);
