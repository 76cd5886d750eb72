import pTimeout from 'p-timeout';
import { z } from 'zod';

import { imageKindOf } from '#drafts/image-kind.ts';

import type { Frame } from './frames.ts';
import { confined } from './confined.ts';
import { launch, type Launched, ownProgram, type Program } from './launch.ts';
import type { Answer, Question } from './question.ts';

/**
 * How a decoder failed at a file: none could be started, or not one that is confined as this machine can; it died; it
 * took too long and was killed; or its answer did not fit the question. The file is never decoded again without a new
 * request, and never with less confinement.
 */
export type DecoderFault = 'decoderNotStarted' | 'decoderEnded' | 'decoderLate' | 'decoderBadAnswer';

export type Decoded =
  | (Extract<Answer, { kind: 'image' }> & { readonly bytes: Uint8Array<ArrayBuffer> })
  | Exclude<Answer, { kind: 'image' }>
  | { readonly kind: 'fault'; readonly fault: DecoderFault };

export interface Decoder extends Disposable {
  /** Asks about one picture, after earlier questions are answered. */
  readonly ask: (question: Question, bytes: Uint8Array) => Promise<Decoded>;
}

interface DecoderOptions {
  /** Timeout for one picture, however often it has to be encoded. */
  readonly timeoutMs?: number;
  /** When an idle process is ended, to free its memory; the pictures of one post come within seconds. */
  readonly idleMs?: number;
  /** Program to run instead of the decoder, for example one that acts as if taken over. */
  readonly program?: Program;
}

const readyWithinMs = 20_000;
const headBytes = 1_000;

const side = z.int().positive().max(100_000);
const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('image'),
    mimeType: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']),
    width: side,
    height: side,
  }),
  z.strictObject({ kind: z.literal('tooHeavy'), byteLength: z.int().positive() }),
  z.strictObject({ kind: z.literal('tooManyPixels'), pixels: z.int().positive(), maxPixels: z.int().positive() }),
  z.strictObject({ kind: z.literal('undrawable') }),
  z.strictObject({ kind: z.literal('broken') }),
]);

/**
 * Returns a decoder that runs in a process of its own. The process is started with the first picture, serves one at a
 * time, and is ended when idle. If a picture crashes it, the next picture gets a new one.
 */
export function openDecoder(options: DecoderOptions = {}): Decoder {
  const { timeoutMs = 60_000, idleMs = 10_000, program = ownProgram } = options;
  let running: Launched | null = null;
  let idle: NodeJS.Timeout | undefined;
  let before: Promise<unknown> = Promise.resolve();
  let most = 0;

  const stop = (): void => {
    clearTimeout(idle);
    running?.kill();
    running = null;
  };

  const start = async (): Promise<Launched | null> => {
    using confinement = await confined(program.files);
    if (confinement === null) return null;
    most = 0;
    const launched = launch([...confinement.before, ...program.command], () => ({ headBytes, bodyBytes: most }));
    if (launched === null || typeof (await nextOf(launched, readyWithinMs)) !== 'string') return launched;
    launched.kill();
    return null;
  };

  const answerTo = async (question: Question, bytes: Uint8Array): Promise<Decoded> => {
    clearTimeout(idle);
    if (running?.hasEnded() !== false) running = await start();
    if (running === null) return faulty('decoderNotStarted');
    most = question.maxImageBytes;
    running.send(question, bytes);
    const frame = await nextOf(running, timeoutMs);
    const decoded = typeof frame === 'string' ? faulty(frame) : decodedFrom(frame, question);
    if (decoded.kind === 'fault') stop();
    else idle = setTimeout(stop, idleMs).unref();
    return decoded;
  };

  return {
    ask(question, bytes) {
      const answer = before.then(() => answerTo(question, bytes));
      before = answer.catch(() => undefined);
      return answer;
    },
    [Symbol.dispose]: stop,
  };
}

async function nextOf({ frames }: Launched, milliseconds: number): Promise<Frame | DecoderFault> {
  try {
    const next = await pTimeout(frames.next(), { milliseconds, fallback: () => null });
    if (next === null) return 'decoderLate';
    return next.done === true ? 'decoderEnded' : next.value;
  } catch {
    return 'decoderBadAnswer';
  }
}

/** Accepts only what fits the question: the picture may have taken over the process that answers. */
function decodedFrom({ head, body }: Frame, question: Question): Decoded {
  const { success, data: answer } = answerSchema.safeParse(head);
  if (!success) return faulty('decoderBadAnswer');
  if (answer.kind !== 'image') return body.byteLength === 0 ? answer : faulty('decoderBadAnswer');
  const bytes = new Uint8Array(body);
  const kind = imageKindOf(bytes);
  const fits = answer.width * answer.height <= question.maxImagePixels;
  if (!fits || kind.kind === 'refused' || kind.mimeType !== answer.mimeType) return faulty('decoderBadAnswer');
  return { ...answer, bytes };
}

function faulty(fault: DecoderFault): Decoded {
  return { kind: 'fault', fault };
}

/** The decoder shared by this whole process; it runs only while there are pictures. */
export const ownDecoder = openDecoder();
