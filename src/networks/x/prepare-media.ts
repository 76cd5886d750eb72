import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

import type { Network } from '#networks/network.ts';
import type { PrepareOutcome } from '#networks/publish-outcome.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';
import type { Locked, Refused, TryLater } from '#networks/setback.ts';
import { prepareEach, type UploadResult } from '#networks/prepare-each.ts';

import type { Answer } from './ask.ts';
import { refusalOf } from './refusal-of.ts';
import { lookAtRecording, sendRecording } from './send-recording.ts';
import { sendCaptions } from './send-captions.ts';
import type { Server } from './server.ts';
import { xIdSchema } from './x-id.ts';

const busySeconds = 30;
const chunkBytes = 1024 * 1024;

/** Seconds that X reports; null if not credible. */
const secondsSchema = z.number().positive().nullable().catch(null);
const startedSchema = z.object({
  data: z.object({ id: xIdSchema, expires_after_secs: secondsSchema }),
});
const finishedSchema = z.object({
  data: z.object({ processing_info: z.object({ state: z.string() }).optional() }),
});

/** Uploads those media of a rendering that are not there yet, one after the other, each with its alternative text. */
export function prepareMedia(
  server: Server,
  rendering: Rendering,
  with_: Parameters<Network['prepare']>[1],
): Promise<PrepareOutcome> {
  const { signal } = with_;
  return prepareEach(rendering, with_, server.clock, {
    picture: (media, bytes) => upload(server, media, bytes, signal),
    recording: async (media, pieces) => {
      const sent = await sendRecording(server, media, pieces, signal);
      return 'answer' in sent ? failureOf(sent.answer) : captioned(server, media, sent, with_);
    },
    look: async (media, known) => {
      const looked = await lookAtRecording(server, media, known, signal);
      return 'answer' in looked ? failureOf(looked.answer) : captioned(server, media, looked, with_);
    },
  });
}

/** Adds captions to a video that is usable; returns anything else as it is. */
async function captioned<Result extends { readonly kind: string }>(
  server: Server,
  media: RenderedMedia,
  result: Result | Usable,
  { captionsOf, signal }: Parameters<Network['prepare']>[1],
): Promise<Result | Usable | ReturnType<typeof failureOf>> {
  if (!isUsable(result)) return result;
  const failed = await sendCaptions(server, media, { id: result.id, captionsOf, signal });
  return failed === null ? result : failureOf(failed.answer);
}

type Usable = Extract<UploadResult, { readonly kind: 'uploaded' }>;

function isUsable(result: { readonly kind: string }): result is Usable {
  return result.kind === 'uploaded';
}

/** Uploads one picture. See https://docs.x.com/x-api/media/quickstart/media-upload-chunked. */
async function upload(
  server: Server,
  media: RenderedMedia,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<UploadResult> {
  const request = { method: 'POST', signal, withinMs: server.timeouts.uploadMs } as const;
  const started = await server.ask({
    ...request,
    path: 'media/upload/initialize',
    body: {
      media_type: media.mimeType,
      total_bytes: bytes.byteLength,
      media_category: media.mimeType === 'image/gif' ? 'tweet_gif' : 'tweet_image',
    },
    schema: startedSchema,
  });
  if (started.kind !== 'answer') return failureOf(started);
  const { id, expires_after_secs: expiresAfterSeconds } = started.data.data;
  for (let segment = 0; segment * chunkBytes < bytes.byteLength; segment += 1) {
    const chunk = Buffer.from(bytes.subarray(segment * chunkBytes, (segment + 1) * chunkBytes));
    const appended = await server.ask({
      ...request,
      path: `media/upload/${id}/append`,
      body: { segment_index: segment, media: chunk },
      multipart: true,
      schema: z.unknown(),
    });
    if (appended.kind !== 'answer') return failureOf(appended);
  }
  const finished = await server.ask({ ...request, path: `media/upload/${id}/finalize`, schema: finishedSchema });
  if (finished.kind !== 'answer') return failureOf(finished);
  const processed = await waitUntilUsable(server, id, finished.data.data.processing_info?.state ?? 'succeeded', signal);
  if (processed !== null) return processed;
  if (media.alt === '') return { kind: 'uploaded', id, expiresAfterSeconds };
  const described = await server.ask({
    ...request,
    path: 'media/metadata',
    body: { id, metadata: { alt_text: { text: media.alt } } },
    schema: z.unknown(),
  });
  if (described.kind !== 'answer') return failureOf(described);
  server.billed('altText', 1);
  return { kind: 'uploaded', id, expiresAfterSeconds };
}

/** Waits until the picture is usable. Returns null then, else the reason. */
async function waitUntilUsable(
  server: Server,
  id: string,
  first: string,
  signal: AbortSignal,
): Promise<Refused | TryLater | null> {
  const until = server.clock.monotonicMs() + server.timeouts.processingMs;
  let state = first;
  while (server.clock.monotonicMs() < until && !signal.aborted) {
    if (state === 'succeeded') return null;
    if (state === 'failed') return { kind: 'refused', why: 'media_rejected' };
    await pause(server.timeouts.pollMs);
    const looked = await server.ask({
      method: 'GET',
      path: 'media/upload',
      query: { command: 'STATUS', media_id: id },
      schema: finishedSchema,
      signal,
      withinMs: server.timeouts.readMs,
    });
    if (looked.kind === 'answer') state = looked.data.data.processing_info?.state ?? 'succeeded';
  }
  return { kind: 'tryLater', why: 'media_processing', afterSeconds: busySeconds };
}

function failureOf(answer: Exclude<Answer<never>, { kind: 'answer' }>): Refused | TryLater | Locked {
  if (answer.kind === 'notSent') return { kind: 'refused', why: answer.why };
  const refusal = answer.kind === 'status' ? refusalOf(answer) : null;
  if (refusal === null) return { kind: 'tryLater', why: 'server_busy', afterSeconds: busySeconds };
  if (refusal.kind === 'refused' && refusal.why !== 'forbidden') return { kind: 'refused', why: 'media_rejected' };
  return refusal;
}
