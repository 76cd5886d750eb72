import type { Network } from '#networks/network.ts';
import type { UploadResult } from '#networks/prepare-each.ts';
import type { RenderedMedia } from '#networks/rendering.ts';
import { webVttOf } from '#text/web-vtt.ts';

import { blueskyRules } from './bluesky-rules.ts';
import { cidOfBytes } from './record.ts';
import type { Server } from './server.ts';
import { upload } from './upload.ts';

type CaptionsOf = Parameters<Network['prepare']>[1]['captionsOf'];

type SentCaptions =
  | { readonly kind: 'uploaded'; readonly ids: readonly string[] }
  | Exclude<UploadResult, { readonly kind: 'uploaded' }>;

/** Uploads a video's captions, each as a file that its record refers to: lexicons/app/bsky/embed/video.json. */
export async function sendCaptions(
  server: Server,
  media: RenderedMedia,
  { captionsOf, signal }: { readonly captionsOf?: CaptionsOf; readonly signal: AbortSignal },
): Promise<SentCaptions> {
  const { maxCaptionsBytes: most } = blueskyRules;
  const ids: string[] = [];
  for (const { sha256 } of media.recording?.captions ?? []) {
    if (captionsOf === undefined) throw new Error(`nobody gives the captions of recording ${media.sha256}`);
    const bytes = fileOf(await captionsOf(sha256));
    // Found before approval already. The video never goes out without them.
    if (most !== null && bytes.byteLength > most) return { kind: 'refused', why: 'media_rejected' };
    const sent = await upload(server, { type: 'text/vtt', bytes }, signal);
    if (sent.kind !== 'uploaded') return sent;
    ids.push(sent.id);
  }
  return { kind: 'uploaded', ids };
}

/** Returns the content identifier of the captions file that was sent, from its SubRip text. */
export function cidOfCaptions(subRip: string): string {
  return cidOfBytes(fileOf(subRip));
}

function fileOf(subRip: string): Uint8Array {
  return Buffer.from(webVttOf(subRip), 'utf8');
}
