import type { Limits } from '#networks/network-rules.ts';
import type { ImageKind } from '#drafts/image-kind.ts';
import type { PostLook } from '#text/post-look.ts';

export type TakenType = Extract<ImageKind, { kind: 'taken' }>['mimeType'];

/** Limits of an answer's picture. */
interface AtMost extends Pick<Limits, 'maxImageBytes' | 'maxImagePixels'> {}

/** How to encode a picture's bytes. */
export interface EncodeQuestion extends AtMost, Pick<Limits, 'mimeTypes'> {
  readonly kind: 'encode';
  /** The type that the first bytes indicate. */
  readonly mimeType: TakenType;
}

/** Which posts to draw side by side. The question's bytes are those of their pictures, one after the other. */
export interface DrawQuestion extends AtMost {
  readonly kind: 'draw';
  readonly posts: readonly PostLook[];
  /** In the order of their bytes. */
  readonly pictures: readonly { readonly sha256: string; readonly byteLength: number }[];
  /** Label of the button that opens a content warning. */
  readonly open: string;
}

/** The decoder's task. */
export type Question = EncodeQuestion | DrawQuestion;

/** The decoder's answer; only "image" comes with bytes. */
export type Answer =
  | { readonly kind: 'image'; readonly mimeType: TakenType; readonly width: number; readonly height: number }
  | { readonly kind: 'tooHeavy'; readonly byteLength: number }
  | { readonly kind: 'tooManyPixels'; readonly pixels: number; readonly maxPixels: number }
  /** There are characters that no font here has. */
  | { readonly kind: 'undrawable' }
  | { readonly kind: 'broken' };

/** The decoder's answer with its bytes. */
export interface Answered {
  readonly answer: Answer;
  /** The picture; empty if there is none. */
  readonly bytes: Uint8Array;
}
