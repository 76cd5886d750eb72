import { open } from 'node:fs/promises';
import { join } from 'node:path';

import type { Bot } from '#bot/bot.ts';
import type { PosterSource } from '#drafts/conversion/poster-of.ts';
import { keepMedia } from '#drafts/media-bytes.ts';
import { takeImage } from '#drafts/take-image.ts';
import { keepRecording } from '#drafts/recording-bytes.ts';
import { piecesIn, takeRecording, type TakeRecordingOutcome } from '#drafts/recording/take-recording.ts';
import { workFolder } from '#drafts/recording/work-folder.ts';
import type { Store } from '#storage/store.ts';

interface PosterMaker {
  /** Undefined: this machine makes no pictures of videos. */
  readonly posterOf?: Bot['posterOf'] | undefined;
}

const posterLimits = { maxImageBytes: 1_000_000, maxImagePixels: 1_000_000, mimeTypes: ['image/jpeg', 'image/png'] };

/**
 * Makes a recording from a file that arrives in chunks, and stores it. Meanwhile the file is in a temporary folder on
 * disk, never whole in memory. The sweep removes recordings that no post uses.
 */
export async function fetchRecording(
  store: Store,
  chunks: AsyncIterable<Uint8Array>,
  { signal, posterOf }: { readonly signal: AbortSignal } & PosterMaker,
): Promise<TakeRecordingOutcome> {
  await using folder = await workFolder();
  const [source, target] = [join(folder.path, 'source'), join(folder.path, 'target')];
  await using from = await open(source, 'wx+', 0o600);
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    await from.writeFile(chunk);
  }
  await using to = await open(target, 'wx+', 0o600);
  const outcome = await takeRecording({ from, to, signal });
  if (outcome.kind !== 'recording') return outcome;
  await keepRecording(store, outcome.media, piecesIn(to));
  const media = await withPoster(store, outcome.media, { posterOf, file: target, folder: folder.path, signal });
  return { kind: 'recording', media };
}

type RecordingMedia = Extract<TakeRecordingOutcome, { readonly kind: 'recording' }>['media'];

/** Stores a still of a video for its card, if this machine can make one. It stays when the video is removed. */
export async function withPoster(
  store: Store,
  media: RecordingMedia,
  { posterOf, ...where }: PosterMaker & Omit<PosterSource, 'seconds'>,
): Promise<RecordingMedia> {
  const { recording } = media;
  if (posterOf === undefined || recording === undefined || recording.video === null) return media;
  const bytes = await posterOf({ ...where, seconds: recording.seconds });
  const taken = bytes === null ? null : await takeImage(bytes, posterLimits);
  if (taken?.kind !== 'image') return media;
  await store.write((work) => keepMedia(work, taken));
  const { sha256, mimeType } = taken.media;
  return { ...media, recording: { ...recording, poster: { sha256, mimeType } } };
}
