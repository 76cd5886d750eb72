import type { Account } from '#desks/account.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { RecordingLimits, VideoCodec } from '#networks/recording.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

type Limited = Pick<Account, 'network' | 'software' | 'limits'>;

/** Returns an account's limits for videos and sounds. */
export function limitsOf({ network, limits }: Limited, rules: Rules): RecordingLimits {
  return limits.recordings ?? rules[network].defaultLimits.recordings;
}

/** Encodings that browsers play. Firefox on Linux and older Android do not play H.265. */
const played: readonly VideoCodec[] = ['avc', 'vp8', 'vp9', 'av1'];

/** Returns the limits within which an account's readers can also play a video, if its server does not convert any. */
export function playableLimits(account: Limited, rules: Rules): RecordingLimits {
  const limits = limitsOf(account, rules);
  const isConverted = !rules[account.network].lacks(account.software).includes('conversion');
  return isConverted || limits.videoCodecs !== null ? limits : { ...limits, videoCodecs: played };
}

/** The target of a conversion that every account accepts: always MP4 with H.264 and AAC, which all networks show. */
export interface ConversionPlan {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly pictureBitsPerSecond: number;
  /** Null if it is silent. */
  readonly soundBitsPerSecond: number | null;
  /** Expected size; never more than the smallest limit. */
  readonly byteLength: number;
}

const soundBitsPerSecond = 128_000;
/** A higher rate is not visible at the sizes that networks show. */
const mostBitsPerSecond = 5_000_000;
/** A lower rate looks bad: then the video has to be shorter. */
const leastBitsPerSecond = 300_000;
/** Share of the limit to use: an encoder meets its rate only roughly, and the file also contains tables. */
const filledShare = 0.85;

/**
 * Returns the conversion that a video needs for accounts with these limits. Null if it fits already, or no conversion
 * would make it fit: only people shorten a video, and a sound gets no picture.
 */
export function conversionFor(
  { recording, mimeType, byteLength, width, height }: Omit<RenderedMedia, 'alt'>,
  limits: readonly RecordingLimits[],
): ConversionPlan | null {
  const video = recording?.video ?? null;
  if (recording === undefined || video === null || limits.length === 0) return null;
  const { seconds, sound } = recording;
  const isTaken = ({ mimeTypes, videoCodecs, minSeconds, maxSeconds }: RecordingLimits): boolean =>
    mimeTypes.includes('video/mp4') &&
    videoCodecs?.includes('avc') !== false &&
    seconds >= minSeconds &&
    (maxSeconds === null || seconds <= maxSeconds);
  if (!limits.every(isTaken)) return null;
  const maxBytes = Math.min(...limits.map((one) => one.maxBytes));
  const maxPixels = Math.min(...limits.map((one) => one.maxPixels ?? Infinity));
  const maxFrames = Math.min(...limits.map((one) => one.maxFramesPerSecond ?? Infinity));
  const fits =
    limits.every(
      ({ mimeTypes, videoCodecs, soundCodecs }) =>
        mimeTypes.includes(mimeType) &&
        videoCodecs?.includes(video.codec) !== false &&
        (sound === null || soundCodecs?.includes(sound) !== false),
    ) &&
    byteLength <= maxBytes &&
    width * height <= maxPixels &&
    video.framesPerSecond <= maxFrames;
  if (fits) return null;
  const forSound = sound === null ? 0 : soundBitsPerSecond;
  const room = (maxBytes * 8 * filledShare) / seconds - forSound;
  const pictureBitsPerSecond = Math.floor(Math.min(mostBitsPerSecond, room));
  if (pictureBitsPerSecond < leastBitsPerSecond) return null;
  const share = Math.min(1, Math.sqrt(maxPixels / (width * height)));
  const even = (side: number): number => Math.max(2, Math.floor((side * share) / 2) * 2);
  return {
    width: even(width),
    height: even(height),
    framesPerSecond: Math.min(video.framesPerSecond, maxFrames),
    pictureBitsPerSecond,
    soundBitsPerSecond: sound === null ? null : soundBitsPerSecond,
    byteLength: Math.ceil(((pictureBitsPerSecond + forSound) * seconds) / 8),
  };
}
