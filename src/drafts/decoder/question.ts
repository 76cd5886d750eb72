import type { Limits } from '#networks/network-rules.ts';
import type { ImageKind } from '#drafts/image-kind.ts';

export type TakenType = Extract<ImageKind, { kind: 'taken' }>['mimeType'];

/** The decoder's task: how to encode a picture's bytes. */
export interface Question extends Pick<Limits, 'maxImageBytes' | 'maxImagePixels' | 'mimeTypes'> {
  /** The kind that the bytes begin like. */
  readonly mimeType: TakenType;
}

/** The decoder's answer; only "image" comes with bytes. */
export type Answer =
  | { readonly kind: 'image'; readonly mimeType: TakenType; readonly width: number; readonly height: number }
  | { readonly kind: 'tooHeavy'; readonly byteLength: number }
  | { readonly kind: 'tooManyPixels'; readonly pixels: number; readonly maxPixels: number }
  | { readonly kind: 'broken' };
