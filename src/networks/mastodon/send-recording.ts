import { Readable } from 'node:stream';

import type { Dispatcher } from 'undici';
import { z } from 'zod';

import type { UploadResult, Working } from '#networks/prepare-each.ts';
import type { Uploaded } from '#networks/publish-outcome.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import { OwnRefusal, type Unanswered, type Way } from './ask.ts';
import type { Server } from './server.ts';
import { inPath, remoteIdSchema } from './remote-id.ts';

const attachmentSchema = z.object({ id: remoteIdSchema, url: z.string().nullable().default(null) });
const errorSchema = z.object({ error: z.string().min(1) });
/** Enough for a large video on a slow line. */
const uploadWithinMs = 10 * 60_000;
const firstLookSeconds = 2;
const nextLookSeconds = 5;

interface Sending {
  readonly name: string;
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
}

/** The answer that came instead of a result; handled as for a picture. */
interface Failed {
  readonly answer: Unanswered;
}

/**
 * Sends a recording piece by piece as it arrives: it is never whole in this process. Rethrows what its pieces throw;
 * the server then did not receive it. See https://docs.joinmastodon.org/methods/media/#v2.
 */
export async function sendRecording(
  server: Server,
  media: RenderedMedia,
  { name, pieces, signal }: Sending,
): Promise<UploadResult | Working | Failed> {
  const source = watched(pieces);
  const answer = await server.ask({
    kind: 'upload',
    schema: attachmentSchema,
    signal,
    withinMs: Math.max(uploadWithinMs, server.timeouts.uploadMs),
    call: (_client, way) => post(server, way, { media, name, pieces: source.pieces }),
  });
  const failure = source.failure();
  if (failure !== null) throw failure.error;
  if (answer.kind !== 'answer') return { answer };
  const { id, url } = answer.data;
  if (url !== null) return { kind: 'uploaded', id, expiresAfterSeconds: null };
  return { kind: 'processing', id, expiresAfterSeconds: null, afterSeconds: firstLookSeconds };
}

/** Checks whether the server has finished a recording. See https://docs.joinmastodon.org/methods/media/#get. */
export async function lookAtRecording(
  server: Server,
  { remoteId }: Uploaded,
  signal: AbortSignal,
): Promise<UploadResult | { readonly kind: 'lost' } | Failed> {
  const answer = await server.ask({
    schema: attachmentSchema,
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) => client.v1.media.$select(inPath(remoteId)).fetch(),
  });
  if (answer.kind === 'status' && answer.status === 404) return { kind: 'lost' };
  if (answer.kind === 'status' && answer.status === 422) return { kind: 'refused', why: 'media_rejected' };
  // A failed check says nothing about the processing: the next one will.
  const isOpen = answer.kind === 'lost' || (answer.kind === 'status' && answer.status >= 500);
  if (isOpen || (answer.kind === 'answer' && answer.data.url === null)) {
    return { kind: 'tryLater', why: 'media_processing', afterSeconds: nextLookSeconds };
  }
  if (answer.kind !== 'answer') return { answer };
  return { kind: 'uploaded', id: remoteId, expiresAfterSeconds: null };
}

/**
 * Posts a form whose file comes from a stream of known length. Made by hand: when the client's own way of sending a
 * stream times out, it throws where no catch can reach it.
 */
async function post(
  server: Server,
  way: Way,
  {
    media,
    name,
    pieces,
  }: { readonly media: RenderedMedia; readonly name: string; readonly pieces: AsyncIterable<Uint8Array> },
): Promise<unknown> {
  const boundary = `tambour-${media.sha256.slice(0, 32)}`;
  const description =
    media.alt === ''
      ? ''
      : `--${boundary}\r\nContent-Disposition: form-data; name="description"\r\n\r\n${media.alt}\r\n`;
  const file = `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${media.mimeType}`;
  const before = Buffer.from(`${description}--${boundary}\r\n${file}\r\n\r\n`);
  const after = Buffer.from(`\r\n--${boundary}--\r\n`);
  const body = async function* (): AsyncGenerator<Uint8Array, void> {
    yield before;
    yield* pieces;
    yield after;
  };
  // Two releases of one package declare the same type.
  const dispatcher = way.dispatcher as unknown as Dispatcher;
  const answer = await dispatcher.request({
    origin: new URL(server.url).origin,
    path: '/api/v2/media',
    method: 'POST',
    headers: {
      authorization: `Bearer ${way.accessToken}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(before.byteLength + media.byteLength + after.byteLength),
      'accept-encoding': 'identity',
    },
    body: Readable.from(body(), { objectMode: false }),
    signal: way.signal,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const text = await answer.body.text();
  const said: unknown = jsonOf(text);
  if (answer.statusCode >= 400) {
    const told = errorSchema.safeParse(said);
    throw new OwnRefusal(answer.statusCode, told.success ? told.data.error : null);
  }
  if (answer.statusCode >= 300 || said === undefined) throw new Error('the server did not answer an upload with JSON');
  return said;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Remembers what a source threw; otherwise it would look like a network error. */
function watched(source: AsyncIterable<Uint8Array>): {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly failure: () => { readonly error: unknown } | null;
} {
  let failure: { readonly error: unknown } | null = null;
  const pieces = async function* (): AsyncGenerator<Uint8Array, void> {
    try {
      yield* source;
    } catch (error) {
      failure = { error };
      throw error;
    }
  };
  return { pieces: pieces(), failure: () => failure };
}
