import type { PostLook } from '#text/post-look.ts';

import { type Decoder, ownDecoder } from './decoder/decoder.ts';
import type { ToDraw } from './preview.ts';

/** Draws posts side by side as a PNG; null if that is impossible, for example for a character missing in all fonts. */
export type DrawPosts = (
  toDraw: ToDraw,
  bytesOf: (sha256: string) => Promise<Uint8Array>,
) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Far more than a preview needs; no chat would accept more. */
const atMost = { maxImageBytes: 4_000_000, maxImagePixels: 720 * 8_000 } as const;

/**
 * Returns a function that draws posts. Their pictures come from people, so all drawing happens in the isolated process
 * that decodes them. The function rejects if that process cannot be started, so that it is tried again.
 */
export function drawingBy(decoder: Decoder = ownDecoder): DrawPosts {
  return async ({ posts, open }, bytesOf) => {
    const all: Uint8Array[] = [];
    const pictures: { sha256: string; byteLength: number }[] = [];
    for (const sha256 of new Set(posts.flatMap(picturesSeen))) {
      const bytes = await bytesOf(sha256);
      all.push(bytes);
      pictures.push({ sha256, byteLength: bytes.byteLength });
    }
    const drawn = await decoder.ask({ kind: 'draw', posts, open, pictures, ...atMost }, Buffer.concat(all));
    if (drawn.kind === 'fault' && drawn.fault === 'decoderNotStarted') throw new Error('no decoder could be started');
    return drawn.kind === 'image' ? drawn.bytes : null;
  };
}

/** Lists the pictures that are visible: none behind a content warning. */
function picturesSeen({ warning, pictures }: PostLook): readonly string[] {
  return warning === null ? pictures.map(({ sha256 }) => sha256) : [];
}
