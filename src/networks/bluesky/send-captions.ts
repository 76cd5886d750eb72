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

/** Uploads the captions of a video, each as a file that its record names: lexicons/app/bsky/embed/video.json. */
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
    // Told before it was approved, unless it was written by an older Tambour; without them it never goes out.
    if (most !== null && bytes.byteLength > most) return { kind: 'refused', why: 'media_rejected' };
    const sent = await upload(server, { type: 'text/vtt', bytes }, signal);
    if (sent.kind !== 'uploaded') return sent;
    ids.push(sent.id);
  }
  return { kind: 'uploaded', ids };
}

/** Returns the content identifier of captions as they were sent, from their text as SubRip. */
export function cidOfCaptions(subRip: string): string {
  return cidOfBytes(fileOf(subRip));
}

function fileOf(subRip: string): Uint8Array {
  return Buffer.from(webVttOf(subRip), 'utf8');
}
