import { z } from 'zod';

import type { Life } from '#chat/kit/asked.ts';

import { mayReach } from './may-reach.ts';
import { filesGetUploadURLExternal } from './slack-methods.ts';
import type { SlackAccess } from './slack-options.ts';
import { answerOf, slackApiUrl, type SlackApi } from './web-api.ts';

const uploadWithinMs = 60_000;
const placeAnswer = z.object({ upload_url: z.string(), file_id: z.string().min(1) });

/** Dependencies for bringing bytes to Slack. */
export interface Bringing {
  readonly api: SlackApi;
  readonly access: SlackAccess;
  readonly imageOf: (sha256: string) => Promise<Uint8Array>;
  readonly life: Life;
}

/**
 * Uploads bytes to Slack, where nobody sees them until the upload is completed, and returns the file's id.
 * https://docs.slack.dev/messaging/working-with-files#upload
 */
export async function bringBytes(
  { api, access, life }: Omit<Bringing, 'imageOf'>,
  bytes: Uint8Array,
  about: { readonly filename: string; readonly alt_txt?: string },
): Promise<string> {
  const args = { ...about, length: bytes.byteLength };
  const place = answerOf(await api.ask(filesGetUploadURLExternal, args, placeAnswer));
  if (!mayReach('file', place.upload_url, access.apiUrl ?? slackApiUrl)) {
    throw new Error('Slack named an address for an upload that is not its own');
  }
  const response = await (access.outbound?.fetch ?? fetch)(place.upload_url, {
    method: 'POST',
    body: Buffer.from(bytes),
    headers: { 'content-type': 'application/octet-stream' },
    redirect: 'error',
    signal: AbortSignal.any([life.signal, AbortSignal.timeout(uploadWithinMs)]),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`Slack refused an upload: ${response.status}`);
  return place.file_id;
}
