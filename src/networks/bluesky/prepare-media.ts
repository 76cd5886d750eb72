import type { Network } from '#networks/network.ts';
import { prepareEach, type UploadResult } from '#networks/prepare-each.ts';
import type { PrepareOutcome } from '#networks/publish-outcome.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';

import { idOfVideo } from './record.ts';
import { sendCaptions } from './send-captions.ts';
import type { Server } from './server.ts';
import { busy, proveSession, upload, uploadedOf, uploadedSchema } from './upload.ts';

/** A large video on a slow line. */
const recordingWithinMs = 10 * 60_000;

/**
 * Uploads what a rendering shows and is not there yet. Descriptions stand in the post itself. A video goes to the account's
 * own server, as a picture does; it is made ready for readers once the post names it, so that nothing is waited for here:
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
      // First what is small: a video that is there has its captions there.
      const captions = await sendCaptions(server, media, with_);
      if (captions.kind !== 'uploaded') return captions;
      const video = await sendRecording(server, media, pieces, with_.signal);
      return video.kind === 'uploaded' ? { ...video, id: idOfVideo(video.id, captions.ids) } : video;
    },
    // None is worked on before the post is public.
    look: () => Promise.resolve({ kind: 'lost' }),
  });
  return outcome.kind === 'prepared' ? { ...outcome, prepared: { ...outcome.prepared, rendering } } : outcome;
}

/** Returns what is uploaded of a post: what it shows, or the picture of its link's card. */
function filesOf({ media, linkCard }: Rendering): readonly RenderedMedia[] {
  return linkCard?.picture === undefined ? media : [{ ...linkCard.picture, alt: '' }];
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
