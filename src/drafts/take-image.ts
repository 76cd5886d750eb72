import { createHash } from 'node:crypto';

import type { Limits } from '#networks/network-rules.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import { type Decoded, type Decoder, type DecoderFault, ownDecoder } from './decoder/decoder.ts';
import { imageKindOf } from './image-kind.ts';

/** The largest picture that is read; pictures from a phone are smaller. */
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
  /** "broken": it starts like a picture, but cannot be decoded. */
  | { readonly kind: 'refused'; readonly why: 'heic' | 'video' | 'svg' | 'notAnImage' | 'broken' }
  /** Nothing is known about the picture, since its decoder failed; if it crashed, that is perhaps an attack. */
  | { readonly kind: 'refused'; readonly why: 'fault'; readonly fault: DecoderFault };

/**
 * Converts a file into the picture that will be sent, so that people approve what the public gets: turned upright,
 * nothing but pixels (no location, no camera, nothing after the picture's end), within the accounts' limits. Only the
 * bytes decide what a file is. They are decoded in an isolated process.
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
