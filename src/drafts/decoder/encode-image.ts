import sharp, { type OutputInfo, type Sharp } from 'sharp';

import type { Answer, Answered, EncodeQuestion } from './question.ts';

/** For all frames of an animation together: at 4 bytes each, a quarter of a gigabyte at most. */
const maxDecodedPixels = 64_000_000;
const maxFrames = 500;
/** Seconds for one encoding; one that takes longer is stopped. */
const timeoutSeconds = 30;
const qualities = [90, 80, 70] as const;
const lossyWays = 2;
const scales = [1, 0.75, 0.5, 0.35, 0.25] as const;

type Taken = EncodeQuestion['mimeType'];

/** A picture to encode. `width` and `height` are those of one frame, upright. */
interface Source {
  readonly bytes: Uint8Array;
  readonly mimeType: Taken;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly hasAlpha: boolean;
}

// No cache, since every picture is different. One thread, and only decoders for the four kinds.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Nsgif', 'Webp'].map((kind) => `VipsForeignLoad${kind}Buffer`),
});

/**
 * Encodes a picture again: upright, with nothing but its pixels, within the question's limits. Reads its size from the
 * header before decoding anything.
 */
export async function encodeImage(question: EncodeQuestion, bytes: Uint8Array): Promise<Answered> {
  const source = await headerOf(bytes, question.mimeType);
  if (source === null) return without({ kind: 'broken' });
  const pixels = source.width * source.height * source.frames;
  if (pixels > maxDecodedPixels || source.frames > maxFrames) {
    return without({ kind: 'tooManyPixels', pixels, maxPixels: maxDecodedPixels });
  }
  return encodedWithin(source, question);
}

function without(answer: Answer): Answered {
  return { answer, bytes: new Uint8Array() };
}

async function headerOf(bytes: Uint8Array, mimeType: Taken): Promise<Source | null> {
  try {
    // Reads only the header. Without sharp's pixel limit, since we check and report our own.
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

async function encodedWithin(source: Source, limits: EncodeQuestion): Promise<Answered> {
  const fit = Math.min(1, Math.sqrt(limits.maxImagePixels / (source.width * source.height)));
  const ways = waysOf(source, limits);
  let smallest = Number.POSITIVE_INFINITY;
  for (const scale of scales) {
    // Smaller scales are only tried with the last, lossy ways: the lossless ones were too heavy.
    for (const [mimeType, quality] of scale === 1 ? ways : ways.slice(-lossyWays)) {
      let encoded: { readonly data: Buffer; readonly info: OutputInfo };
      try {
        encoded = await encoderFor(pixelsOf(source, fit * scale), mimeType, quality).toBuffer({
          resolveWithObject: true,
        });
      } catch {
        return without({ kind: 'broken' });
      }
      smallest = Math.min(smallest, encoded.data.byteLength);
      if (encoded.data.byteLength <= limits.maxImageBytes) return imageOf(encoded, mimeType, source.frames);
    }
  }
  return without({ kind: 'tooHeavy', byteLength: smallest });
}

/**
 * Returns the ways to encode a picture, from the best quality to the smallest size. A picture with transparency never
 * becomes a JPEG.
 */
function waysOf(source: Source, limits: EncodeQuestion): readonly (readonly [Taken, number])[] {
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

function pixelsOf(source: Source, scale: number): Sharp {
  const animated = source.frames > 1;
  const image = sharp(source.bytes, { limitInputPixels: maxDecodedPixels, failOn: 'error', animated }).timeout({
    seconds: timeoutSeconds,
  });
  // The frames are stacked in one tall picture, which cannot be rotated.
  const upright = animated ? image : image.autoOrient();
  if (scale === 1) return upright;
  // Both sides are rounded down, to stay within the limit.
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
  { data, info }: { readonly data: Buffer; readonly info: OutputInfo },
  mimeType: Taken,
  frames: number,
): Answered {
  const height = info.pageHeight ?? info.height / (frames > 1 ? frames : 1);
  return { answer: { kind: 'image', mimeType, width: info.width, height }, bytes: data };
}

function isAnimation(mimeType: Taken): boolean {
  return mimeType === 'image/gif' || mimeType === 'image/webp';
}
