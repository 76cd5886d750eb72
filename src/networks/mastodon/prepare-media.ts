import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

import type { Network } from '#networks/network.ts';
import type { PrepareOutcome } from '#networks/publish-outcome.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';
import type { Locked, Refused, TryLater } from '#networks/setback.ts';
import { prepareEach, type UploadResult } from '#networks/prepare-each.ts';

import { isTokenRefused, ownAccount } from './own-account.ts';
import { refusalOf } from './refusal-of.ts';
import type { Answer } from './ask.ts';
import { lookAtRecording, sendRecording } from './send-recording.ts';
import { readStatus } from './read-status.ts';
import type { Server } from './server.ts';
import type { Status } from './status.ts';
import { inPath, remoteIdSchema } from './remote-id.ts';

const busySeconds = 30;

const attachmentSchema = z.object({ id: remoteIdSchema, url: z.string().nullable().default(null) });

/**
 * Uploads those media of a rendering that are not there yet, one after the other. Waits until pictures are usable;
 * recordings are checked later.
 */
export async function prepareMedia(
  server: Server,
  rendering: Rendering,
  with_: Parameters<Network['prepare']>[1],
): Promise<PrepareOutcome> {
  const { corrects, uploaded } = with_;
  if (corrects === undefined || rendering.media.length === 0) return uploadMedia(server, rendering, with_);
  const reading = await readStatus(server, corrects.id, with_.signal);
  switch (reading.kind) {
    case 'missing':
      return { kind: 'refused', why: 'not_found', uploaded };
    case 'unknown':
      return { kind: 'tryLater', why: 'server_busy', afterSeconds: busySeconds, uploaded };
    case 'there': {
      const kept = keptMedia(rendering, corrects.rendering, reading.status);
      const isNew = (_: RenderedMedia, place: number): boolean => kept[place] === null;
      const outcome = await uploadMedia(server, { ...rendering, media: rendering.media.filter(isNew) }, with_);
      if (outcome.kind !== 'prepared') return outcome;
      const fresh = [...outcome.prepared.mediaIds];
      const mediaIds = kept.flatMap((id) => id ?? fresh.shift() ?? []);
      return { ...outcome, prepared: { rendering, mediaIds } };
    }
  }
}

/**
 * Returns for each picture the id under which the public post already has it with this very description, else null.
 * Others are uploaded anew: not every server can change the description of a public picture.
 */
function keptMedia(wanted: Rendering, before: Rendering, { mediaAttachments }: Status): readonly (string | null)[] {
  if (mediaAttachments.length !== before.media.length) return wanted.media.map(() => null);
  const left = before.media.flatMap(({ sha256, alt }, place) => {
    const there = mediaAttachments[place];
    const id = there?.description === alt ? there.id : null;
    return id === null ? [] : [{ sha256, alt, id }];
  });
  return wanted.media.map(({ sha256, alt }) => {
    const place = left.findIndex((one) => one.sha256 === sha256 && one.alt === alt);
    const [kept] = place === -1 ? [] : left.splice(place, 1);
    return kept?.id ?? null;
  });
}

function uploadMedia(
  server: Server,
  rendering: Rendering,
  with_: Parameters<Network['prepare']>[1],
): Promise<PrepareOutcome> {
  const { signal } = with_;
  return prepareEach(rendering, with_, server.clock, {
    picture: (media, bytes, index) => {
      const file = new File([new Uint8Array(bytes)], nameOf(server, media, index), { type: media.mimeType });
      return upload(server, media, file, signal);
    },
    recording: async (media, pieces, index) => {
      const sent = await sendRecording(server, media, { name: nameOf(server, media, index), pieces, signal });
      return 'answer' in sent ? failureOf(server, sent.answer, signal) : sent;
    },
    look: async (_media, known) => {
      const looked = await lookAtRecording(server, known, signal);
      return 'answer' in looked ? failureOf(server, looked.answer, signal) : looked;
    },
  });
}

/**
 * Returns a unique name: some servers know a medium by name and bytes, and would give this one's description to an
 * older post.
 */
function nameOf({ clock }: Server, { sha256, mimeType }: RenderedMedia, index: number): string {
  const madeAt = clock.now().getTime().toString(36);
  return `${sha256.slice(0, 16)}-${madeAt}-${index}.${endings[mimeType] ?? mimeType.split('/')[1] ?? 'bin'}`;
}

const endings: Readonly<Record<string, string>> = { 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a' };

async function upload(server: Server, media: RenderedMedia, file: File, signal: AbortSignal): Promise<UploadResult> {
  // Sent whole, unlike masto's form: fetch streams that and, when the wait ends, throws where no catch can reach it,
  // which would end the process.
  const requestInit = await encodedForm(file, media.alt);
  const answer = await server.ask({
    kind: 'upload',
    schema: attachmentSchema,
    signal,
    withinMs: server.timeouts.uploadMs,
    call: (client) => client.v2.media.create({ file, skipPolling: true }, { requestInit }),
  });
  if (answer.kind !== 'answer') return failureOf(server, answer, signal);
  if (answer.data.url !== null) return { kind: 'uploaded', id: answer.data.id, expiresAfterSeconds: null };
  return waitUntilUsable(server, answer.data.id, signal);
}

/**
 * Encodes a picture and its description. The form's own encoder writes each line end as two characters, so readers
 * would get another description than was approved:
 * https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
async function encodedForm(file: File, description: string): Promise<RequestInit> {
  const form = new FormData();
  form.set('file', file);
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  const whole = Buffer.from(await encoded.bytes());
  const boundary = `--${type.split('boundary=')[1] ?? ''}`;
  const end = whole.lastIndexOf(`${boundary}--`);
  const part = `${boundary}\r\nContent-Disposition: form-data; name="description"\r\n\r\n${description}\r\n`;
  const added = description === '' ? '' : part;
  const body = Buffer.concat([whole.subarray(0, end), Buffer.from(added), whole.subarray(end)]);
  return { body: new Uint8Array(body), headers: { 'Content-Type': type } };
}

async function waitUntilUsable(server: Server, id: string, signal: AbortSignal): Promise<UploadResult> {
  const until = server.clock.monotonicMs() + server.timeouts.processingMs;
  while (server.clock.monotonicMs() < until && !signal.aborted) {
    await pause(server.timeouts.pollMs);
    const answer = await server.ask({
      schema: attachmentSchema,
      signal,
      withinMs: server.timeouts.readMs,
      call: (client) => client.v1.media.$select(inPath(id)).fetch(),
    });
    // A server without this endpoint has the picture. If it is bad, sending the post will say so.
    if (answer.kind === 'status' && answer.status === 404) return { kind: 'uploaded', id, expiresAfterSeconds: null };
    if (answer.kind === 'status' && answer.status === 422) return { kind: 'refused', why: 'media_rejected' };
    if (answer.kind === 'answer' && answer.data.url !== null)
      return { kind: 'uploaded', id, expiresAfterSeconds: null };
  }
  return { kind: 'tryLater', why: 'media_processing', afterSeconds: busySeconds };
}

async function failureOf(
  server: Server,
  answer: Exclude<Answer<never>, { kind: 'answer' }>,
  signal: AbortSignal,
): Promise<Refused | TryLater | Locked> {
  switch (answer.kind) {
    case 'notSent':
      return { kind: 'refused', why: answer.why };
    case 'lost':
      return { kind: 'tryLater', why: 'server_busy', afterSeconds: busySeconds };
    case 'status': {
      const refusal = refusalOf(answer);
      if (refusal?.kind === 'refused') return { kind: 'refused', why: mediaWhy(refusal.why) };
      if (refusal !== null) return refusal;
      // "Error processing thumbnail" comes as a 500, and a retry would get it again.
      if (answer.message !== null && /processing|thumbnail/i.test(answer.message) && answer.status === 500) {
        return { kind: 'refused', why: 'media_rejected' };
      }
      if (answer.status === 413 || answer.status === 415) return { kind: 'refused', why: 'media_rejected' };
      if (answer.status < 500 && isTokenRefused(await ownAccount(server, signal)))
        return { kind: 'locked', why: 'token_refused' };
      return { kind: 'tryLater', why: 'server_busy', afterSeconds: busySeconds };
    }
  }
}

function mediaWhy(why: Refused['why']): Refused['why'] {
  return why === 'forbidden' || why === 'not_found' ? why : 'media_rejected';
}
