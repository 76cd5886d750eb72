import { createHash } from 'node:crypto';

import type sharp from 'sharp';
import type { OutputInfo, Sharp } from 'sharp';

import type { Limits } from '#networks/network-rules.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import { type ImageKind, imageKindOf } from './image-kind.ts';

/** Largest picture that is read; those from a phone are smaller. */
export const MAX_SOURCE_BYTES = 30 * 1024 * 1024;
/** Decoded at 4 bytes each, all frames of an animation together: a quarter of a gigabyte at most. */
const maxDecodedPixels = 64_000_000;
const maxFrames = 500;
/** Seconds for one encoding; one that takes longer is stopped. */
const timeoutSeconds = 30;
const qualities = [90, 80, 70] as const;
const lossyWays = 2;
const scales = [1, 0.75, 0.5, 0.35, 0.25] as const;

type ImageProgram = typeof sharp;
type Taken = Extract<ImageKind, { kind: 'taken' }>['mimeType'];
type Target = Pick<Limits, 'maxImageBytes' | 'maxImagePixels' | 'mimeTypes'>;

export type TakeImageOutcome =
  | { readonly kind: 'image'; readonly media: Omit<RenderedMedia, 'alt'>; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'refused'; readonly why: 'tooLarge'; readonly byteLength: number; readonly maxBytes: number }
  | { readonly kind: 'refused'; readonly why: 'tooManyPixels'; readonly pixels: number; readonly maxPixels: number }
  /** "broken": starts like a picture, and cannot be read as one. */
  | { readonly kind: 'refused'; readonly why: 'heic' | 'video' | 'svg' | 'notAnImage' | 'broken' };

/** Its sides are those of one frame, upright. */
interface Source {
  readonly bytes: Uint8Array;
  readonly mimeType: Taken;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly hasAlpha: boolean;
}

/**
 * Makes of a file the picture that will be sent, so that people approve what the public gets: turned upright, without
 * anything but pixels (no place, no camera, nothing behind the picture's end), within what the accounts take.
 * What a file is, is told by its bytes; how large, by its header, before anything is decoded.
 */
export async function takeImage(bytes: Uint8Array, limits: Target): Promise<TakeImageOutcome> {
  if (bytes.byteLength > MAX_SOURCE_BYTES) {
    return { kind: 'refused', why: 'tooLarge', byteLength: bytes.byteLength, maxBytes: MAX_SOURCE_BYTES };
  }
  const kind = imageKindOf(bytes);
  if (kind.kind === 'refused') return kind;
  const source = await headerOf(bytes, kind.mimeType);
  if (source === null) return { kind: 'refused', why: 'broken' };
  const pixels = source.width * source.height * source.frames;
  if (pixels > maxDecodedPixels || source.frames > maxFrames) {
    return { kind: 'refused', why: 'tooManyPixels', pixels, maxPixels: maxDecodedPixels };
  }
  return encodedWithin(source, limits);
}

/** Loads the image program with the first picture, so that no start waits for it. */
async function imageProgram(): Promise<ImageProgram> {
  return (await import('sharp')).default;
}

async function headerOf(bytes: Uint8Array, mimeType: Taken): Promise<Source | null> {
  const sharp = await imageProgram();
  try {
    // Reads the header alone; the pixel limit is ours to say, in words.
    const header = await sharp(bytes, { limitInputPixels: false, animated: isAnimation(mimeType) }).metadata();
    const frames = header.pages ?? 1;
    const { width, height } =
      frames > 1 ? { width: header.width, height: header.pageHeight ?? header.height } : header.autoOrient;
    if (width < 1 || height < 1) return null;
    return { bytes, mimeType, width, height, frames, hasAlpha: header.hasAlpha };
  } catch {
    return null;
  }
}

async function encodedWithin(source: Source, limits: Target): Promise<TakeImageOutcome> {
  const sharp = await imageProgram();
  const fit = Math.min(1, Math.sqrt(limits.maxImagePixels / (source.width * source.height)));
  const ways = waysOf(source, limits);
  let smallest = Number.POSITIVE_INFINITY;
  for (const scale of scales) {
    // What was too heavy without loss is not tried again: only the last ways get smaller.
    for (const [mimeType, quality] of scale === 1 ? ways : ways.slice(-lossyWays)) {
      let encoded: { readonly data: Buffer; readonly info: OutputInfo };
      try {
        encoded = await encoderFor(pixelsOf(sharp, source, fit * scale), mimeType, quality).toBuffer({
          resolveWithObject: true,
        });
      } catch {
        return { kind: 'refused', why: 'broken' };
      }
      smallest = Math.min(smallest, encoded.data.byteLength);
      if (encoded.data.byteLength <= limits.maxImageBytes) return imageOf(encoded, mimeType, source.frames);
    }
  }
  return { kind: 'refused', why: 'tooLarge', byteLength: smallest, maxBytes: limits.maxImageBytes };
}

/**
 * Returns the ways to encode a picture, from the truest to the smallest. A picture with see-through parts never becomes
 * a JPEG.
 */
function waysOf(source: Source, limits: Target): readonly (readonly [Taken, number])[] {
  const takes = (mimeType: Taken): boolean => limits.mimeTypes.includes(mimeType);
  const same = source.mimeType;
  if (source.frames > 1) return [[same, qualities[0]]];
  const lossy: Taken | null = source.hasAlpha ? (takes('image/webp') ? 'image/webp' : null) : 'image/jpeg';
  const still: Taken = same === 'image/gif' || !takes(same) ? 'image/png' : same;
  return [
    ...(takes(still) ? [[still, qualities[0]] as const] : []),
    ...(lossy === null ? [] : qualities.map((quality) => [lossy, quality] as const)),
  ];
}

function pixelsOf(sharp: ImageProgram, source: Source, scale: number): Sharp {
  const animated = source.frames > 1;
  const image = sharp(source.bytes, { limitInputPixels: maxDecodedPixels, failOn: 'error', animated }).timeout({
    seconds: timeoutSeconds,
  });
  // Frames lie under each other in one tall picture, which cannot be turned.
  const upright = animated ? image : image.autoOrient();
  if (scale === 1) return upright;
  // Both sides rounded down, so as to stay within the limit.
  const [width, height] = [source.width, source.height].map((side) => Math.max(1, Math.floor(side * scale)));
  return upright.resize({ width, height, fit: 'fill' });
}

function encoderFor(image: Sharp, mimeType: Taken, quality: number): Sharp {
  switch (mimeType) {
    case 'image/jpeg':
      return image.jpeg({ quality });
    case 'image/png':
      return image.toColourspace('srgb').png();
    case 'image/gif':
      return image.gif();
    case 'image/webp':
      return image.webp({ quality });
  }
}

function imageOf(
  encoded: { readonly data: Buffer; readonly info: OutputInfo },
  mimeType: Taken,
  frames: number,
): TakeImageOutcome {
  const bytes = new Uint8Array(encoded.data);
  return {
    kind: 'image',
    media: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mimeType,
      width: encoded.info.width,
      height: encoded.info.pageHeight ?? encoded.info.height / (frames > 1 ? frames : 1),
      byteLength: bytes.byteLength,
    },
    bytes,
  };
}

function isAnimation(mimeType: Taken): boolean {
  return mimeType === 'image/gif' || mimeType === 'image/webp';
}
