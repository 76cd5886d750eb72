import { z } from 'zod';

import type { UploadResult } from '#networks/prepare-each.ts';

import { idOfBlob } from './record.ts';
import { refusalOf } from './refusal-of.ts';
import type { Answer } from './request.ts';
import type { Server } from './server.ts';

const busySeconds = 30;

/** The server's answer for an accepted file. */
export const uploadedSchema = z.object({
  blob: z.object({
    ref: z.object({ $link: z.string().regex(/^[a-z0-9]{20,200}$/) }),
    mimeType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
    size: z.number().int().positive(),
  }),
});

/** Not accepted for an unknown reason: the next attempt sends all of it. */
export const busy: UploadResult = { kind: 'tryLater', why: 'server_busy', afterSeconds: busySeconds };

/** Uploads a file that is whole in this process. */
export async function upload(
  server: Server,
  { type, bytes }: { readonly type: string; readonly bytes: Uint8Array },
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
 * Asks whose session it is after a failed upload. On uploads a server answers an unknown session with an error of its
 * own (5xx); only this call gets the session renewed for the next try.
 */
export async function proveSession(server: Server, answer: Answer<unknown>, signal: AbortSignal): Promise<void> {
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

/** Returns the outcome of an upload of `byteLength` bytes. */
export function uploadedOf(answer: Answer<z.infer<typeof uploadedSchema>>, byteLength: number): UploadResult {
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
