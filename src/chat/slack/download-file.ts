import { z } from 'zod';

import { bytesOf, chunksOf } from '#chat/kit/bytes-of.ts';
import type { DownloadOutcome, OpenOutcome } from '#chat/chat.ts';
import type { FileRef } from '#chat/refs.ts';

import { mayReach } from './may-reach.ts';
import { filesInfo } from './slack-methods.ts';
import type { SlackAccess } from './slack-options.ts';
import { answerOf, slackApiUrl, type SlackApi } from './web-api.ts';

const gone = new Set(['file_not_found', 'file_deleted', 'invalid_file', 'file_deleted_or_hidden']);
const mostRedirects = 3;

const infoAnswer = z.object({
  file: z.object({
    name: z.string().nullish(),
    size: z.number().nullish(),
    mimetype: z.string().nullish(),
    mode: z.string().nullish(),
    alt_txt: z.string().nullish(),
    url_private: z.string().nullish(),
    url_private_download: z.string().nullish(),
  }),
});

/**
 * Downloads a person's file. The token goes to Slack's file host only, through redirects too. Throws if Slack does not
 * give the file, for example with its sign-in page, which it sends when a scope is missing.
 */
export async function downloadFile(
  api: SlackApi,
  access: SlackAccess,
  file: FileRef,
  options: Reading,
): Promise<DownloadOutcome> {
  const opened = await answered(api, access, file, options);
  if (opened.kind !== 'file') return opened;
  const { response, name, alt } = opened;
  const { maxBytes } = options;
  const bytes = await bytesOf(response, maxBytes);
  return bytes === null ? { kind: 'tooLarge', maxBytes } : { kind: 'file', bytes, name, alt };
}

/** Opens a person's file to be read in chunks, by the same rules as `downloadFile`. */
export async function openFile(
  api: SlackApi,
  access: SlackAccess,
  file: FileRef,
  options: Reading,
): Promise<OpenOutcome> {
  const opened = await answered(api, access, file, options);
  if (opened.kind !== 'file') return opened;
  const { response, name, alt, byteLength: told } = opened;
  return { kind: 'file', chunks: chunksOf(response, { maxBytes: options.maxBytes, told }), name, alt };
}

interface Reading {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

interface Answered {
  readonly kind: 'file';
  readonly response: Response;
  readonly name: string;
  readonly alt: string | null;
  /** Null: Slack did not say. */
  readonly byteLength: number | null;
}

async function answered(
  api: SlackApi,
  access: SlackAccess,
  file: FileRef,
  { maxBytes, signal }: Reading,
): Promise<Answered | Exclude<DownloadOutcome, { kind: 'file' }>> {
  // The event may hold nothing but the id, as it does in channels shared with others.
  const asked = await api.ask(filesInfo, { file: file.id }, infoAnswer);
  if (asked.kind === 'refused' && gone.has(asked.why)) return { kind: 'gone' };
  const info = answerOf(asked).file;
  if (info.mode === 'tombstone' || info.mode === 'hidden_by_limit') return { kind: 'gone' };
  if ((info.size ?? 0) > maxBytes) return { kind: 'tooLarge', maxBytes };
  const address = info.url_private_download ?? info.url_private;
  if (typeof address !== 'string') throw new Error('Slack named no address for a file');

  const response = await get(access, address, signal);
  if (!response.ok) await response.body?.cancel();
  if (response.status === 404 || response.status === 410) return { kind: 'gone' };
  if (!response.ok) throw new Error(`Slack refused a download: ${response.status}`);
  const isPage = /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
  if (isPage && info.mimetype !== 'text/html') {
    await response.body?.cancel();
    throw new Error('Slack gave a sign-in page instead of a file: is the scope "files:read" missing?');
  }
  const alt = info.alt_txt ?? '';
  const byteLength = info.size ?? null;
  return { kind: 'file', response, name: info.name ?? file.name, alt: alt === '' ? null : alt, byteLength };
}

async function get(access: SlackAccess, first: string, signal: AbortSignal): Promise<Response> {
  let address = first;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (!mayReach('file', address, access.apiUrl ?? slackApiUrl)) {
      throw new Error('Slack named an address for a file that is not its own');
    }
    const response = await (access.outbound?.fetch ?? fetch)(address, {
      headers: { authorization: `Bearer ${access.botToken}` },
      redirect: 'manual',
      signal,
    });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || next === null) return response;
    await response.body?.cancel();
    address = new URL(next, address).href;
  }
  throw new Error('Slack sent a download from one address to the next');
}
