import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { confined } from '#drafts/decoder/confined.ts';
import type { DecoderFault } from '#drafts/decoder/decoder.ts';
import type { Recording } from '#networks/recording.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import { type Answer, answerSchema } from './answer.ts';

/** The largest recording that is read: ten times a minister's two-minute statement. */
export const MAX_RECORDING_BYTES = 256 * 1024 * 1024;
/** Recordings are stored, compared and sent in pieces of this size; the last one may be smaller. */
const pieceBytes = 256 * 1024;

/** A recording as read from its file, still without captions. */
type Taken = Omit<RenderedMedia, 'alt' | 'recording'> & {
  readonly recording: Omit<Recording, 'captions' | 'openCaptions'>;
};

export type TakeRecordingOutcome =
  | { readonly kind: 'recording'; readonly media: Taken }
  | { readonly kind: 'refused'; readonly why: 'empty' | 'broken' }
  /** Nothing is known about the file, since the process that was to read it failed. */
  | { readonly kind: 'refused'; readonly why: 'fault'; readonly fault: DecoderFault }
  | { readonly kind: 'refused'; readonly why: 'codec'; readonly codec: string };

interface Taking {
  /** Open for reading. */
  readonly from: FileHandle;
  /** Open for writing and reading; empty. */
  readonly to: FileHandle;
  readonly signal: AbortSignal;
  readonly withinMs?: number;
}

const here = import.meta.dirname;
const root = join(here, '../../..');
const files = [
  process.execPath,
  here,
  join(root, 'src/networks'),
  join(root, 'package.json'),
  join(root, 'node_modules'),
];
const entry = fileURLToPath(new URL('recording-process.ts', import.meta.url));
const answerBytes = 10_000;
const withinMs = 120_000;

/** The same as for pictures (decoder/launch.ts), except that it may write so much, into its one open file. */
const limited = `echo 1000 > /proc/$$/oom_score_adj
ulimit -c 0
ulimit -f ${MAX_RECORDING_BYTES / 512 + 65_536}
ulimit -d 1572864
exec env -i "$@"`;

/**
 * Converts a file into the recording that will be sent, so that people approve what the public gets: only picture and
 * sound, and nothing else from the file. Reads it in a process of its own that can open no file and reach no host, and
 * that is ended if it takes too long.
 */
export async function takeRecording(taking: Taking): Promise<TakeRecordingOutcome> {
  const { size } = await taking.from.stat();
  if (size === 0) return { kind: 'refused', why: 'empty' };
  const answer = await answerOf(taking);
  if (typeof answer === 'string') return { kind: 'refused', why: 'fault', fault: answer };
  if (answer.kind === 'broken') return { kind: 'refused', why: 'broken' };
  if (answer.kind === 'codec') return { kind: 'refused', why: 'codec', codec: answer.codec };
  const { mimeType, width, height, seconds, video, sound } = answer;
  const { sha256, pieces, byteLength } = await hashed(taking.to);
  return {
    kind: 'recording',
    media: { sha256, mimeType, width, height, byteLength, recording: { pieces, seconds, video, sound } },
  };
}

/** Yields a recording's pieces. They share one buffer: asking for the next piece overwrites the one before. */
export async function* piecesIn(file: FileHandle): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const buffer = new Uint8Array(pieceBytes);
  for (let position = 0; ; position += pieceBytes) {
    let length = 0;
    while (length < pieceBytes) {
      const { bytesRead } = await file.read(buffer, length, pieceBytes - length, position + length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > 0) yield length === pieceBytes ? buffer : buffer.subarray(0, length);
    if (length < pieceBytes) return;
  }
}

async function hashed(
  file: FileHandle,
): Promise<{ readonly sha256: string; readonly pieces: string; readonly byteLength: number }> {
  const [whole, ofPieces] = [createHash('sha256'), createHash('sha256')];
  let byteLength = 0;
  for await (const piece of piecesIn(file)) {
    whole.update(piece);
    ofPieces.update(createHash('sha256').update(piece).digest());
    byteLength += piece.byteLength;
  }
  return { sha256: whole.digest('hex'), pieces: ofPieces.digest('hex'), byteLength };
}

/** Returns the process's answer, or how it failed. */
async function answerOf(taking: Taking): Promise<Answer | DecoderFault> {
  using confinement = await confined(files);
  if (confinement === null) return 'decoderNotStarted';
  const command = [
    ...confinement.before,
    process.execPath,
    '--openssl-config=/dev/null',
    '--permission',
    ...files.map((path) => `--allow-fs-read=${path}`),
    '--max-old-space-size=256',
    entry,
  ];
  const child = spawn('/bin/sh', ['-c', limited, 'sh', ...command], {
    cwd: '/',
    env: {},
    stdio: ['ignore', 'pipe', 'ignore', taking.from.fd, taking.to.fd],
  });
  let answered = '';
  let isLate = false;
  const stop = (): void => {
    isLate = true;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(stop, taking.withinMs ?? withinMs);
  taking.signal.addEventListener('abort', stop, { once: true });
  try {
    const ended = new Promise<void>((resolve) => {
      child.once('error', () => resolve());
      child.once('close', () => resolve());
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (answered.length <= answerBytes) answered += text;
    });
    await ended;
  } finally {
    clearTimeout(timer);
    taking.signal.removeEventListener('abort', stop);
  }
  taking.signal.throwIfAborted();
  if (child.pid === undefined) return 'decoderNotStarted';
  if (isLate) return 'decoderLate';
  return answered === '' ? 'decoderEnded' : parsed(answered);
}

function parsed(answered: string): Answer | DecoderFault {
  try {
    return answerSchema.parse(JSON.parse(answered));
  } catch {
    return 'decoderBadAnswer';
  }
}
