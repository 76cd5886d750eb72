import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runFfmpeg } from './run-ffmpeg.ts';

/** A video to take a poster frame from. */
export interface PosterSource {
  /** Absolute path of its file. */
  readonly file: string;
  readonly seconds: number;
  /** A folder for a temporary file. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

const widest = 640;
const mostBytes = 4 * 1024 * 1024;
const withinMs = 30_000;
/** Where to take the picture: many videos begin in black. */
const usualSeconds = 1;

/**
 * Returns a picture from about a second into a video, as ffmpeg writes it. It has not been checked and encoded again as
 * people's pictures are. Null if ffmpeg fails, or takes longer than 30 s.
 */
export async function posterOf(
  ffmpeg: string,
  { file, seconds, folder, signal }: PosterSource,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const made = join(folder, 'poster');
  await (await open(made, 'wx', 0o600)).close();
  const options = [
    ['-hide_banner', '-nostdin', '-loglevel', 'error', '-nostats', '-y', '-protocol_whitelist', 'file,pipe'],
    [
      '-ss',
      String(Math.min(usualSeconds, Math.floor(seconds * 50) / 100)),
      '-i',
      file,
      '-map',
      '0:v:0',
      '-frames:v',
      '1',
    ],
    ['-vf', `scale='min(${widest},iw)':-2,setsar=1`, '-map_metadata', '-1', '-c:v', 'png', '-f', 'image2pipe', made],
  ].flat();
  const ended = await runFfmpeg(ffmpeg, {
    options,
    source: file,
    made,
    mostBytes,
    withinMs,
    signal,
    onOutput: () => {},
  });
  signal.throwIfAborted();
  const bytes = ended === 'done' ? new Uint8Array(await readFile(made)) : null;
  return bytes === null || bytes.byteLength === 0 ? null : bytes;
}
