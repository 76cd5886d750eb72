import { createHash } from 'node:crypto';

import type { Limits } from '#networks/network-rules.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import { type Decoded, type Decoder, type DecoderFault, ownDecoder } from './decoder/decoder.ts';
import { imageKindOf } from './image-kind.ts';

/** Largest picture that is read; those from a phone are smaller. */
export const MAX_SOURCE_BYTES = 30 * 1024 * 1024;

type Target = Pick<Limits, 'maxImageBytes' | 'maxImagePixels' | 'mimeTypes'>;

export type TakeImageOutcome =
  | {
      readonly kind: 'image';
      readonly media: Omit<RenderedMedia, 'alt' | 'recording'>;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: 'refused'; readonly why: 'tooLarge'; readonly byteLength: number; readonly maxBytes: number }
  | { readonly kind: 'refused'; readonly why: 'tooManyPixels'; readonly pixels: number; readonly maxPixels: number }
  /** "broken": starts like a picture, and cannot be read as one. */
  | { readonly kind: 'refused'; readonly why: 'heic' | 'video' | 'svg' | 'notAnImage' | 'broken' }
  /** Like "broken", but the picture ended its decoder: perhaps an attack. */
  | { readonly kind: 'refused'; readonly why: 'fault'; readonly fault: DecoderFault };

/**
 * Makes of a file the picture that will be sent, so that people approve what the public gets: turned upright, without
 * anything but pixels (no place, no camera, nothing behind the picture's end), within what the accounts take.
 * The bytes tell what a file is; they are decoded in a process that knows nothing else. Throws if that process cannot
 * be started.
 */
export async function takeImage(
  bytes: Uint8Array,
  limits: Target,
  decoder: Decoder = ownDecoder,
): Promise<TakeImageOutcome> {
  if (bytes.byteLength > MAX_SOURCE_BYTES) {
    return { kind: 'refused', why: 'tooLarge', byteLength: bytes.byteLength, maxBytes: MAX_SOURCE_BYTES };
  }
  const kind = imageKindOf(bytes);
  if (kind.kind === 'refused') return kind;
  const { maxImageBytes, maxImagePixels, mimeTypes } = limits;
  const decoded = await decoder.ask(
    { kind: 'encode', mimeType: kind.mimeType, maxImageBytes, maxImagePixels, mimeTypes },
    bytes,
  );
  switch (decoded.kind) {
    case 'image':
      return imageOf(decoded);
    case 'tooHeavy':
      return { kind: 'refused', why: 'tooLarge', byteLength: decoded.byteLength, maxBytes: maxImageBytes };
    case 'tooManyPixels':
      return { kind: 'refused', why: 'tooManyPixels', pixels: decoded.pixels, maxPixels: decoded.maxPixels };
    case 'broken':
    case 'undrawable':
      return { kind: 'refused', why: 'broken' };
    case 'fault':
      return { kind: 'refused', why: 'fault', fault: decoded.fault };
  }
}

function imageOf({ mimeType, width, height, bytes }: Extract<Decoded, { kind: 'image' }>): TakeImageOutcome {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'image', media: { sha256, mimeType, width, height, byteLength: bytes.byteLength }, bytes };
}
