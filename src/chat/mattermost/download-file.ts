import { z } from 'zod';

import { bytesOf, chunksOf } from '#chat/kit/bytes-of.ts';
import type { DownloadOutcome, OpenOutcome } from '#chat/chat.ts';
import type { FileRef } from '#chat/refs.ts';

import { altsIn } from './alts-in.ts';
import { isId } from './render/is-id.ts';
import { answerOf, type RestApi } from './rest-api.ts';

const infoSchema = z.object({
  name: z.string(),
  size: z.number(),
  delete_at: z.number().nullish(),
  post_id: z.string().nullish(),
});
const postSchema = z.object({ message: z.string(), file_ids: z.array(z.string()).nullish() });

/** Downloads a person's file, with the description that its message gives. Throws if the server does not give it. */
export async function downloadFile(api: RestApi, file: FileRef, options: Reading): Promise<DownloadOutcome> {
  const opened = await answered(api, file, options);
  if (opened.kind !== 'file') return opened;
  const { response, info } = opened;
  const { maxBytes } = options;
  const bytes = await bytesOf(response, maxBytes);
  if (bytes === null) return { kind: 'tooLarge', maxBytes };
  if (bytes.byteLength !== info.size) throw new Error('a page, or a part, came in place of a file');
  return { kind: 'file', bytes, name: info.name, alt: await altOf(api, file.id, info.post_id ?? '') };
}

/** Opens a person's file to be read in chunks, by the same rules as `downloadFile`. */
export async function openFile(api: RestApi, file: FileRef, options: Reading): Promise<OpenOutcome> {
  const opened = await answered(api, file, options);
  if (opened.kind !== 'file') return opened;
  const { response, info } = opened;
  const chunks = chunksOf(response, { maxBytes: options.maxBytes, told: info.size });
  return { kind: 'file', chunks, name: info.name, alt: await altOf(api, file.id, info.post_id ?? '') };
}

interface Reading {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

interface Answered {
  readonly kind: 'file';
  readonly response: Response;
  readonly info: z.infer<typeof infoSchema>;
}

async function answered(
  api: RestApi,
  file: FileRef,
  { maxBytes, signal }: Reading,
): Promise<Answered | Exclude<DownloadOutcome, { kind: 'file' }>> {
  if (!isId(file.id)) return { kind: 'gone' };
  const asked = await api.ask('GET', `/files/${file.id}/info`, infoSchema);
  if (asked.kind === 'refused' && (asked.status === 404 || asked.status === 403)) return { kind: 'gone' };
  const info = answerOf(asked);
  if ((info.delete_at ?? 0) > 0) return { kind: 'gone' };
  if (info.size > maxBytes) return { kind: 'tooLarge', maxBytes };
  const response = await api.open(`/files/${file.id}`, signal);
  if (!response.ok) await response.body?.cancel();
  if (response.status === 404 || response.status === 403) return { kind: 'gone' };
  if (!response.ok) throw new Error(`Mattermost refused a download: ${response.status}`);
  return { kind: 'file', response, info };
}

/** Reads a file's description. Null without an answer, since a person can still write one. */
async function altOf(api: RestApi, file: string, post: string): Promise<string | null> {
  if (!isId(post)) return null;
  const asked = await api.ask('GET', `/posts/${post}`, postSchema);
  if (asked.kind !== 'answered') return null;
  const at = (asked.answer.file_ids ?? []).indexOf(file);
  return altsIn(asked.answer.message).alts[at] ?? null;
}
