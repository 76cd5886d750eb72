import { z } from 'zod';

import type { UploadResult } from '#networks/prepare-each.ts';

import { idOfBlob } from './record.ts';
import { refusalOf } from './refusal-of.ts';
import type { Answer } from './request.ts';
import type { Server } from './server.ts';

const busySeconds = 30;

/** What a server says of a file that it has taken. */
export const uploadedSchema = z.object({
  blob: z.object({
    ref: z.object({ $link: z.string().regex(/^[a-z0-9]{20,200}$/) }),
    mimeType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
    size: z.number().int().positive(),
  }),
});

/** It was not taken, and nobody knows why: the next time all of it is sent. */
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
 * Asks whose the session is where an upload failed: a server that does not know the session says there that it is broken
 * itself, and only this has it renewed for the next try.
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

/** Returns what came of an upload of so many bytes. */
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
