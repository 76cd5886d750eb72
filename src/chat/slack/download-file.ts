import { z } from 'zod';

import { bytesOf } from '#chat/kit/bytes-of.ts';
import type { DownloadOutcome } from '#chat/chat.ts';
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
  { maxBytes, signal }: { readonly maxBytes: number; readonly signal: AbortSignal },
): Promise<DownloadOutcome> {
  // The event may have told nothing but the id, and in channels shared with others it does.
  const asked = await api.ask(filesInfo, { file: file.id }, infoAnswer);
  if (asked.kind === 'refused' && gone.has(asked.why)) return { kind: 'gone' };
  const info = answerOf(asked).file;
  if (info.mode === 'tombstone' || info.mode === 'hidden_by_limit') return { kind: 'gone' };
  if ((info.size ?? 0) > maxBytes) return { kind: 'tooLarge', maxBytes };
  const address = info.url_private_download ?? info.url_private;
  if (typeof address !== 'string') throw new Error('Slack named no address for a file');

  const response = await get(access, address, signal);
  if (response.status === 404 || response.status === 410) return { kind: 'gone' };
  if (!response.ok) throw new Error(`Slack refused a download: ${response.status}`);
  const isPage = /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
  if (isPage && info.mimetype !== 'text/html') {
    await response.body?.cancel();
    throw new Error('Slack gave a sign-in page instead of a file: is the scope "files:read" missing?');
  }
  const bytes = await bytesOf(response, maxBytes);
  if (bytes === null) return { kind: 'tooLarge', maxBytes };
  const alt = info.alt_txt ?? '';
  return { kind: 'file', bytes, name: info.name ?? file.name, alt: alt === '' ? null : alt };
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
