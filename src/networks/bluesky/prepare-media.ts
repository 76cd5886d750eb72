import type { Network } from '#networks/network.ts';
import { prepareEach, type UploadResult } from '#networks/prepare-each.ts';
import type { PrepareOutcome } from '#networks/publish-outcome.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';

import { idOfVideo } from './record.ts';
import { sendCaptions } from './send-captions.ts';
import type { Server } from './server.ts';
import { busy, proveSession, upload, uploadedOf, uploadedSchema } from './upload.ts';

/** Enough for a large video on a slow line. */
const recordingWithinMs = 10 * 60_000;

/**
 * Uploads those media of a rendering that are not there yet; descriptions are part of the post. A video goes to the
 * account's own server, like a picture. It is processed only once a post names it, so nothing is waited for here:
 * https://docs.bsky.app/docs/tutorials/video.
 */
export async function prepareMedia(
  server: Server,
  rendering: Rendering,
  with_: Parameters<Network['prepare']>[1],
): Promise<PrepareOutcome> {
  const outcome = await prepareEach({ ...rendering, media: filesOf(rendering) }, with_, server.clock, {
    picture: ({ mimeType: type }, bytes) => upload(server, { type, bytes }, with_.signal),
    recording: async (media, pieces) => {
      // The small files first: an uploaded video must have its captions.
      const captions = await sendCaptions(server, media, with_);
      if (captions.kind !== 'uploaded') return captions;
      const video = await sendRecording(server, media, pieces, with_.signal);
      return video.kind === 'uploaded' ? { ...video, id: idOfVideo(video.id, captions.ids) } : video;
    },
    // Nothing is processed before the post is public.
    look: () => Promise.resolve({ kind: 'lost' }),
  });
  return outcome.kind === 'prepared' ? { ...outcome, prepared: { ...outcome.prepared, rendering } } : outcome;
}

/** Returns the files to upload for a post: its media, or the picture of its link card. */
function filesOf({ media, linkCard }: Rendering): readonly RenderedMedia[] {
  return linkCard?.picture === undefined ? media : [{ ...linkCard.picture, alt: '' }];
}

/** Sends a recording as it arrives. Rethrows what its pieces throw; the server then did not receive it. */
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
  // If the session was renewed in between, the stream is used up: the next attempt sends all of it.
  if (sent !== byteLength && answer.kind !== 'status') return busy;
  await proveSession(server, answer, signal);
  return uploadedOf(answer, byteLength);
}
