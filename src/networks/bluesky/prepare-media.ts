import { z } from 'zod';

import type { Network } from '#networks/network.ts';
import { prepareEach, type UploadResult } from '#networks/prepare-each.ts';
import type { PrepareOutcome } from '#networks/publish-outcome.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';

import { idOfBlob } from './record.ts';
import { refusalOf } from './refusal-of.ts';
import type { Server } from './server.ts';

const busySeconds = 30;

const uploadedSchema = z.object({
  blob: z.object({
    ref: z.object({ $link: z.string().regex(/^[a-z0-9]{20,200}$/) }),
    mimeType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
    size: z.number().int().positive(),
  }),
});

/** Uploads the pictures of a rendering that are not there yet. Their descriptions stand in the post itself. */
export function prepareMedia(
  server: Server,
  rendering: Rendering,
  with_: Parameters<Network['prepare']>[1],
): Promise<PrepareOutcome> {
  return prepareEach(rendering, with_, server.clock, {
    picture: (media, bytes) => upload(server, media, bytes, with_.signal),
    recording: noRecordings,
    look: noRecordings,
  });
}

/** None are sent yet, and by its limits none come. */
function noRecordings(): Promise<UploadResult> {
  return Promise.resolve({ kind: 'refused', why: 'media_rejected' });
}

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
  switch (answer.kind) {
    case 'answer': {
      const { blob } = answer.data;
      if (blob.size !== bytes.byteLength) return { kind: 'refused', why: 'media_rejected' };
      return { kind: 'uploaded', id: idOfBlob(blob), expiresAfterSeconds: null };
    }
    case 'notSent':
      return { kind: 'refused', why: answer.why };
    case 'lost':
      return { kind: 'tryLater', why: 'server_busy', afterSeconds: busySeconds };
    case 'status': {
      const refusal = refusalOf(answer);
      if (refusal?.kind === 'refused' && refusal.why !== 'forbidden') return { kind: 'refused', why: 'media_rejected' };
      return refusal ?? { kind: 'tryLater', why: 'server_busy', afterSeconds: busySeconds };
    }
  }
}
