import { mkdtempDisposable, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { keepRecording } from '#drafts/recording-bytes.ts';
import { piecesIn, takeRecording, type TakeRecordingOutcome } from '#drafts/recording/take-recording.ts';
import type { Store } from '#storage/store.ts';

/**
 * Makes a recording of a file that comes chunk by chunk, and keeps it: the file waits on the disk meanwhile, in a folder
 * that goes with it, and never whole in memory. What is not used in a post is forgotten again by the sweep.
 */
export async function fetchRecording(
  store: Store,
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<TakeRecordingOutcome> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tambour-'));
  const [source, target] = [join(folder.path, 'source'), join(folder.path, 'target')];
  await using from = await open(source, 'wx+', 0o600);
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    await from.writeFile(chunk);
  }
  await using to = await open(target, 'wx+', 0o600);
  const outcome = await takeRecording({ from, to, signal });
  if (outcome.kind === 'recording') await keepRecording(store, outcome.media, piecesIn(to));
  return outcome;
}
