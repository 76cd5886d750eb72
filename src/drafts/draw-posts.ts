import type { PostLook } from '#text/post-look.ts';

import { type Decoder, ownDecoder } from './decoder/decoder.ts';
import type { ToDraw } from './preview.ts';

/** Draws posts beside each other as a PNG; null where that cannot be done, as with a character that no font here has. */
export type DrawPosts = (
  toDraw: ToDraw,
  bytesOf: (sha256: string) => Promise<Uint8Array>,
) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Far more than a preview needs; a chat would not take more. */
const atMost = { maxImageBytes: 4_000_000, maxImagePixels: 720 * 8_000 } as const;

/**
 * Returns a way to draw posts. The pictures in them are people's, so that all of it happens in the process that decodes
 * them, which knows nothing else. Rejects if that process cannot be started.
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
    return drawn.kind === 'image' ? drawn.bytes : null;
  };
}

/** Behind a warning no picture is seen. */
function picturesSeen({ warning, pictures }: PostLook): readonly string[] {
  return warning === null ? pictures.map(({ sha256 }) => sha256) : [];
}
