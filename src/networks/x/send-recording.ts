import { z } from 'zod';

import type { UploadResult, Working } from '#networks/prepare-each.ts';
import type { Uploaded } from '#networks/publish-outcome.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import type { Unanswered } from './ask.ts';
import type { Server } from './server.ts';
import { xIdSchema } from './x-id.ts';

/** A compromise: requests count against a limit of 500, and each piece is in memory while it is sent. */
const segmentBytes = 1024 * 1024;
const segmentWithinMs = 120_000;
/** X says when to check again; at most this is believed. */
const longestWaitSeconds = 120;
const untoldWaitSeconds = 5;

/** Seconds that X reports; null if not credible. */
const secondsSchema = z.number().positive().nullable().catch(null);
const startedSchema = z.object({ data: z.object({ id: xIdSchema, expires_after_secs: secondsSchema }) });
const processingSchema = z
  .object({ state: z.string(), check_after_secs: z.number().positive().optional().catch(undefined) })
  .optional();
const stateSchema = z.object({ data: z.object({ processing_info: processingSchema }) });

/** The answer that came instead of a result; handled as for a picture. */
interface Failed {
  readonly answer: Unanswered;
}

/**
 * Sends a video in segments, one at a time in memory. Rethrows what its pieces throw; X then never receives the end.
 * See https://docs.x.com/x-api/media/quickstart/media-upload-chunked.
 */
export async function sendRecording(
  server: Server,
  media: RenderedMedia,
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<UploadResult | Working | Failed> {
  const request = { method: 'POST', signal, withinMs: Math.max(segmentWithinMs, server.timeouts.uploadMs) } as const;
  const body = { media_type: media.mimeType, total_bytes: media.byteLength, media_category: 'tweet_video' };
  const started = await server.ask({ ...request, path: 'media/upload/initialize', body, schema: startedSchema });
  if (started.kind !== 'answer') return { answer: started };
  const { id, expires_after_secs: expiresAfterSeconds } = started.data.data;
  let segment = 0;
  for await (const bytes of segmentsOf(pieces)) {
    const appended = await server.ask({
      ...request,
      path: `media/upload/${id}/append`,
      body: { segment_index: segment, media: bytes },
      multipart: true,
      schema: z.unknown(),
    });
    if (appended.kind !== 'answer') return { answer: appended };
    segment += 1;
  }
  const finished = await server.ask({ ...request, path: `media/upload/${id}/finalize`, schema: stateSchema });
  if (finished.kind !== 'answer') return { answer: finished };
  const known = { id, expiresAfterSeconds };
  const result = resultOf(known, finished.data);
  if (result.kind === 'tryLater') return { ...known, kind: 'processing', afterSeconds: result.afterSeconds };
  return result.kind === 'uploaded' ? described(server, media, result, signal) : result;
}

/** Checks whether X has finished a video. See https://docs.x.com/x-api/media/get-media-upload-status. */
export async function lookAtRecording(
  server: Server,
  media: RenderedMedia,
  { remoteId: id, expiresAfterSeconds }: Uploaded,
  signal: AbortSignal,
): Promise<UploadResult | { readonly kind: 'lost' } | Failed> {
  const looked = await server.ask({
    method: 'GET',
    path: 'media/upload',
    query: { command: 'STATUS', media_id: id },
    schema: stateSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (looked.kind === 'status' && (looked.status === 400 || looked.status === 404)) return { kind: 'lost' };
  if (looked.kind === 'lost' || (looked.kind === 'status' && looked.status >= 500)) {
    return { kind: 'tryLater', why: 'media_processing', afterSeconds: untoldWaitSeconds };
  }
  if (looked.kind !== 'answer') return { answer: looked };
  const result = resultOf({ id, expiresAfterSeconds }, looked.data);
  return result.kind === 'uploaded' ? described(server, media, result, signal) : result;
}

type Usable = Extract<UploadResult, { readonly kind: 'uploaded' }>;

function resultOf(known: Omit<Usable, 'kind'>, { data }: z.infer<typeof stateSchema>): UploadResult {
  const { state, check_after_secs: told = untoldWaitSeconds } = data.processing_info ?? { state: 'succeeded' };
  if (state === 'succeeded') return { kind: 'uploaded', ...known };
  if (state === 'failed') return { kind: 'refused', why: 'media_rejected' };
  return { kind: 'tryLater', why: 'media_processing', afterSeconds: Math.min(longestWaitSeconds, told) };
}

/** Adds its description to a finished video, which X bills. */
async function described(
  server: Server,
  { alt }: RenderedMedia,
  usable: Usable,
  signal: AbortSignal,
): Promise<UploadResult | Failed> {
  if (alt === '') return usable;
  const answer = await server.ask({
    method: 'POST',
    path: 'media/metadata',
    body: { id: usable.id, metadata: { alt_text: { text: alt } } },
    schema: z.unknown(),
    signal,
    withinMs: server.timeouts.uploadMs,
  });
  if (answer.kind !== 'answer') return { answer };
  server.billed('altText', 1);
  return usable;
}

async function* segmentsOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.byteLength;
    if (length < segmentBytes) continue;
    yield Buffer.concat(held);
    [held, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(held);
}
