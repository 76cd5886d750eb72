import { open, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import { takeRecording, type TakeRecordingOutcome } from '#drafts/recording/take-recording.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import type { ConversionPlan } from './plan-conversion.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

export interface Conversion {
  readonly media: Omit<RenderedMedia, 'alt'>;
  readonly plan: ConversionPlan;
  /** A folder only for this conversion, which contains `sourceName`. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Called with the percentage done, from 0 to 100. */
  readonly onProgress: (percent: number) => void;
  /** Half an hour if left out. */
  readonly withinMs?: number;
}

/** Why a conversion failed. `other`: its result is not the video that it was given. `notNow`: it can be tried again. */
export type ConversionFailure = 'failed' | 'late' | 'disk' | 'other' | 'tooLarge' | 'notNow';

export type ConvertOutcome =
  | Extract<TakeRecordingOutcome, { readonly kind: 'recording' }>
  | { readonly kind: 'notConverted'; readonly why: ConversionFailure };

export const sourceName = 'source';
/** The file of the result, in the same folder. */
export const targetName = 'target';
const madeName = 'made';

const usuallyWithinMs = 30 * 60_000;
/** Space that must stay free on the disk. */
const spareBytes = 256 * 1024 * 1024;
const mostSeconds = 0.5;
const mostShare = 0.02;

/**
 * Converts a video with ffmpeg to one that fits, and treats the result like any external file. ffmpeg runs in a process
 * of its own, confined if the machine supports that, with limits on time, memory and output. Only picture and sound are
 * taken from its result, and a result of another length is refused.
 */
export async function convertRecording(ffmpeg: string, conversion: Conversion): Promise<ConvertOutcome> {
  const { media, plan, folder, signal } = conversion;
  const most = mostOf(plan);
  if (!(await hasRoomFor(plan, folder))) return { kind: 'notConverted', why: 'disk' };
  await (await open(join(folder, madeName), 'wx', 0o600)).close();
  const ended = await run(ffmpeg, conversion, most);
  signal.throwIfAborted();
  if (ended === 'failed' && (await freeBytes(folder)) < spareBytes) return { kind: 'notConverted', why: 'disk' };
  if (ended !== 'done') return { kind: 'notConverted', why: ended };
  await using from = await open(join(folder, madeName), 'r');
  await using to = await open(join(folder, targetName), 'wx+', 0o600);
  const taken = await takeRecording({ from, to, signal });
  if (taken.kind !== 'recording') return { kind: 'notConverted', why: taken.why === 'fault' ? 'notNow' : 'other' };
  return isAsPlanned(taken.media, media, plan) ? taken : { kind: 'notConverted', why: 'other' };
}

/**
 * Tells whether a video is the planned conversion of another: the same length, the planned size and codec, its sound.
 */
export function isAsPlanned(
  made: Conversion['media'],
  { recording: before }: Conversion['media'],
  { width, height }: ConversionPlan,
): boolean {
  const { recording: after } = made;
  const seconds = before?.seconds ?? 0;
  return (
    after !== undefined &&
    after.video?.codec === 'avc' &&
    (after.sound === null) === (before?.sound === null) &&
    made.width === width &&
    made.height === height &&
    Math.abs(after.seconds - seconds) <= Math.max(mostSeconds, seconds * mostShare)
  );
}

/** Tells whether the folder's disk has room for what a conversion writes, for `more` bytes, and a reserve. */
export async function hasRoomFor(plan: ConversionPlan, folder: string, more = 0): Promise<boolean> {
  return (await freeBytes(folder)) >= 2 * mostOf(plan) + more + spareBytes;
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function mostOf({ byteLength }: ConversionPlan): number {
  return byteLength * 2 + 1024 * 1024;
}

function argumentsFor({ plan, folder }: Conversion): readonly string[] {
  const { width, height, framesPerSecond, pictureBitsPerSecond, soundBitsPerSecond } = plan;
  const rate = String(pictureBitsPerSecond);
  return [
    ['-hide_banner', '-nostdin', '-loglevel', 'error', '-nostats', '-progress', 'pipe:1', '-y'],
    // Nothing in the file can make ffmpeg contact a host.
    ['-protocol_whitelist', 'file,pipe', '-i', join(folder, sourceName)],
    ['-map', '0:v:0', ...(soundBitsPerSecond === null ? [] : ['-map', '0:a:0']), '-map_metadata', '-1'],
    ['-vf', `scale=${width}:${height},setsar=1,fps=${Math.round(framesPerSecond * 1000) / 1000}`],
    ['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'veryfast', '-pix_fmt', 'yuv420p'],
    ['-b:v', rate, '-maxrate', rate, '-bufsize', String(pictureBitsPerSecond * 2), '-threads', '2'],
    soundBitsPerSecond === null ? [] : ['-c:a', 'aac', '-b:a', String(soundBitsPerSecond), '-ac', '2'],
    ['-movflags', '+faststart', '-f', 'mp4', join(folder, madeName)],
  ].flat();
}

/** Runs ffmpeg once. "tooLarge": it wrote as much as it may. */
async function run(
  ffmpeg: string,
  conversion: Conversion,
  mostBytes: number,
): Promise<'done' | Exclude<ConversionFailure, 'disk' | 'other'>> {
  const { folder, signal, media, onProgress, withinMs = usuallyWithinMs } = conversion;
  const made = join(folder, madeName);
  const source = join(folder, sourceName);
  const onOutput = progressReader(media.recording?.seconds ?? 0, onProgress);
  const options = argumentsFor(conversion);
  const ended = await runFfmpeg(ffmpeg, { options, source, made, mostBytes, withinMs, signal, onOutput });
  if (ended !== 'failed') return ended;
  return (await stat(made)).size >= mostBytes - 512 ? 'tooLarge' : 'failed';
}

/** Reads lines such as "out_time_us=1500000". See https://ffmpeg.org/ffmpeg.html, option -progress. */
function progressReader(seconds: number, onProgress: (percent: number) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).slice(-4096).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const microseconds = /^out_time_us=(\d{1,15})$/u.exec(line)?.[1];
      if (microseconds === undefined || seconds <= 0) continue;
      onProgress(Math.min(100, Math.floor(Number(microseconds) / 1e4 / seconds)));
    }
  };
}
