import { z } from 'zod';

import type { Network } from '#networks/network.ts';
import { prepareEach, type UploadResult } from '#networks/prepare-each.ts';
import type { PrepareOutcome } from '#networks/publish-outcome.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';

import { idOfBlob } from './record.ts';
import { refusalOf } from './refusal-of.ts';
import type { Answer } from './request.ts';
import type { Server } from './server.ts';

const busySeconds = 30;
/** A large video on a slow line. */
const recordingWithinMs = 10 * 60_000;

const uploadedSchema = z.object({
  blob: z.object({
    ref: z.object({ $link: z.string().regex(/^[a-z0-9]{20,200}$/) }),
    mimeType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
    size: z.number().int().positive(),
  }),
});

/**
 * Uploads what a rendering shows and is not there yet. Descriptions stand in the post itself. A video goes to the account's
 * own server, as a picture does; it is made ready for readers once the post names it, so that nothing is waited for here:
 * https://docs.bsky.app/docs/tutorials/video.
 */
export function prepareMedia(
  server: Server,
  rendering: Rendering,
  with_: Parameters<Network['prepare']>[1],
): Promise<PrepareOutcome> {
  return prepareEach(rendering, with_, server.clock, {
    picture: (media, bytes) => upload(server, media, bytes, with_.signal),
    recording: (media, pieces) => sendRecording(server, media, pieces, with_.signal),
    // None is worked on before the post is public.
    look: () => Promise.resolve({ kind: 'lost' }),
  });
}

/** Sends a recording as it comes. Throws what its pieces throw, and then the server has not got it. */
async function sendRecording(
  server: Server,
  { mimeType: type, byteLength }: RenderedMedia,
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<UploadResult> {
  let failure: { readonly error: unknown } | null = null;
  let sent = 0;
  const pieces = async function* (): AsyncGenerator<Uint8Array, void> {
    try {
      for await (const piece of source) {
        sent += piece.byteLength;
        yield piece;
      }
    } catch (error) {
      failure = { error };
      throw error;
    }
  };
  const answer = await server.ask({
    method: 'com.atproto.repo.uploadBlob',
    file: { type, pieces: pieces() },
    kind: 'upload',
    schema: uploadedSchema,
    signal,
    withinMs: Math.max(recordingWithinMs, server.timeouts.uploadMs),
  });
  const failed = failure as { readonly error: unknown } | null; // Set while it was sent, which the compiler cannot see.
  if (failed !== null) throw failed.error;
  // A session that was renewed in between leaves nothing to be sent again: the next time all of it is.
  if (sent !== byteLength && answer.kind !== 'status') return busy;
  await proveSession(server, answer, signal);
  return uploadedOf(answer, byteLength);
}

const busy: UploadResult = { kind: 'tryLater', why: 'server_busy', afterSeconds: busySeconds };

async function upload(
  server: Server,
  { mimeType: type }: RenderedMedia,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<UploadResult> {
  const answer = await server.ask({
    method: 'com.atproto.repo.uploadBlob',
    body: () => ({ type, bytes }),
    kind: 'upload',
    schema: uploadedSchema,
    signal,
    withinMs: server.timeouts.uploadMs,
  });
  await proveSession(server, answer, signal);
  return uploadedOf(answer, bytes.byteLength);
}

/**
 * Asks whose the session is where an upload failed: a server that does not know the session says there that it is broken
 * itself, and only this has it renewed for the next try.
 */
async function proveSession(server: Server, answer: Answer<unknown>, signal: AbortSignal): Promise<void> {
  if (answer.kind !== 'status' || answer.status < 500) return;
  const schema = z.unknown();
  await server.ask({
    method: 'com.atproto.server.getSession',
    schema,
    kind: 'me',
    signal,
    withinMs: server.timeouts.readMs,
  });
}

function uploadedOf(answer: Answer<z.infer<typeof uploadedSchema>>, byteLength: number): UploadResult {
  switch (answer.kind) {
    case 'answer': {
      const { blob } = answer.data;
      if (blob.size !== byteLength) return { kind: 'refused', why: 'media_rejected' };
      return { kind: 'uploaded', id: idOfBlob(blob), expiresAfterSeconds: null };
    }
    case 'notSent':
      return { kind: 'refused', why: answer.why };
    case 'lost':
      return busy;
    case 'status': {
      const refusal = refusalOf(answer);
      if (refusal?.kind === 'refused' && refusal.why !== 'forbidden') return { kind: 'refused', why: 'media_rejected' };
      return refusal ?? busy;
    }
  }
}
