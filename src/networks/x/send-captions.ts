import { z } from 'zod';

import type { RenderedMedia } from '#networks/rendering.ts';

import type { Unanswered } from './ask.ts';
import type { Server } from './server.ts';
import { xIdSchema } from './x-id.ts';

const startedSchema = z.object({ data: z.object({ id: xIdSchema }) });
const segmentBytes = 1024 * 1024;

interface Sending {
  /** The video's id. */
  readonly id: string;
  readonly captionsOf: ((sha256: string) => Promise<string>) | undefined;
  readonly signal: AbortSignal;
}

/**
 * Uploads a video's captions and attaches each in its language. Idempotent: they replace earlier ones of the same
 * language. Null: all are attached; else the answer that came instead, handled as for a picture. See
 * https://docs.x.com/x-api/media/create-media-subtitles.
 */
export async function sendCaptions(
  server: Server,
  { sha256: of, recording }: RenderedMedia,
  { id, captionsOf, signal }: Sending,
): Promise<{ readonly answer: Unanswered } | null> {
  for (const { language, sha256 } of recording?.captions ?? []) {
    if (captionsOf === undefined) throw new Error(`nobody gives the captions of recording ${of}`);
    const uploaded = await upload(server, Buffer.from(await captionsOf(sha256), 'utf8'), signal);
    if ('answer' in uploaded) return uploaded;
    const joined = await server.ask({
      method: 'POST',
      path: 'media/subtitles',
      body: {
        id,
        media_category: 'TweetVideo',
        subtitles: { id: uploaded.id, language_code: language.toUpperCase(), display_name: ownName(language) },
      },
      schema: z.unknown(),
      signal,
      withinMs: server.timeouts.uploadMs,
    });
    if (joined.kind !== 'answer') return { answer: joined };
  }
  return null;
}

/** Uploads a captions file, as X takes any medium: https://docs.x.com/x-api/media/quickstart/media-upload-chunked. */
async function upload(
  server: Server,
  bytes: Buffer,
  signal: AbortSignal,
): Promise<{ readonly id: string } | { readonly answer: Unanswered }> {
  const request = { method: 'POST', signal, withinMs: server.timeouts.uploadMs } as const;
  const body = { media_type: 'text/srt', total_bytes: bytes.byteLength, media_category: 'subtitles' };
  const started = await server.ask({ ...request, path: 'media/upload/initialize', body, schema: startedSchema });
  if (started.kind !== 'answer') return { answer: started };
  const { id } = started.data.data;
  for (let segment = 0; segment * segmentBytes < bytes.byteLength; segment += 1) {
    const appended = await server.ask({
      ...request,
      path: `media/upload/${id}/append`,
      body: {
        segment_index: segment,
        media: bytes.subarray(segment * segmentBytes, (segment + 1) * segmentBytes),
      },
      multipart: true,
      schema: z.unknown(),
    });
    if (appended.kind !== 'answer') return { answer: appended };
  }
  const finished = await server.ask({ ...request, path: `media/upload/${id}/finalize`, schema: z.unknown() });
  return finished.kind === 'answer' ? { id } : { answer: finished };
}

/** Returns a language's name in itself, by which readers choose captions. */
function ownName(language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
}
