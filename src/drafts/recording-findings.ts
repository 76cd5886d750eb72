import type { RecordingLimits, VideoCodec } from '#networks/recording.ts';
import { type Medium, mediumOfAll } from './medium.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import { limitsOf, playableLimits } from './conversion/plan-conversion.ts';
import { blocks, type FoundOf, warns } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';
import { postsOfContent } from './series/parts-of-content.ts';

const kinds = {
  /** There is another medium beside a video or a sound: no network shows both. */
  RECORDING_NOT_ALONE: blocks<{ readonly medium: Medium }>(),
  /** `taken`: the types that the account accepts. */
  RECORDING_TYPE: blocks<{ readonly mimeType: string; readonly taken: readonly string[] }>(),
  /** The server shows the video in this encoding, which not every browser plays. */
  RECORDING_UNCONVERTED: warns<{ readonly codec: string }>(),
  RECORDING_CODEC: blocks<{ readonly codec: string; readonly taken: readonly string[] }>(),
  RECORDING_TOO_HEAVY: blocks<{ readonly byteLength: number; readonly limit: number }>(),
  /** `most` null: there is no upper limit. */
  RECORDING_LENGTH: blocks<{ readonly seconds: number; readonly least: number; readonly most: number | null }>(),
  RECORDING_SIZE: blocks<{ readonly width: number; readonly height: number; readonly limit: number }>(),
  RECORDING_RATE: blocks<{ readonly framesPerSecond: number; readonly limit: number }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks a video or a sound for what each account's server would refuse, and says what would fit. */
export const recordingRule: FindingRule<typeof kinds> = {
  kinds,
  inContent: recordingFindings,
};

function recordingFindings({ content, accounts, rules }: RuleContext): readonly Found[] {
  const recordings = content.media.filter(({ recording }) => recording !== undefined);
  const [first] = recordings;
  if (first === undefined) return [];
  // In a series each part has its own media.
  const posts = accounts.flatMap(({ id }) => postsOfContent(content, id));
  const crowded = posts.find(({ media }) => media.length > 1 && media.some(({ recording }) => recording !== undefined));
  const index = content.media.indexOf(crowded?.media.find(({ recording }) => recording !== undefined) ?? first);
  const beside: readonly Found[] =
    crowded === undefined
      ? []
      : [
          {
            code: 'RECORDING_NOT_ALONE',
            place: { kind: 'image', index },
            data: { medium: mediumOfAll(crowded.media) },
          },
        ];
  const refused = accounts.flatMap((account) =>
    recordings.flatMap((one) =>
      refusalsOf(one, limitsOf(account, rules)).map((refusal): Found => {
        const place = { kind: 'account', accountId: account.id } as const;
        return { ...refusal, place };
      }),
    ),
  );
  const unconverted = accounts.flatMap((account) =>
    recordings.flatMap(({ recording }): readonly Found[] => {
      const { codec } = recording?.video ?? {};
      const isFine =
        codec === undefined || takes(playableLimits(account, rules), codec) || !takes(limitsOf(account, rules), codec);
      if (isFine) return [];
      return [{ code: 'RECORDING_UNCONVERTED', place: { kind: 'account', accountId: account.id }, data: { codec } }];
    }),
  );
  return [...beside, ...refused, ...unconverted];
}

function takes({ videoCodecs }: RecordingLimits, codec: VideoCodec): boolean {
  return videoCodecs === null || videoCodecs.includes(codec);
}

type Refusal = { readonly [Each in Found as Each['code']]: Omit<Each, 'place'> }[Found['code']];

function refusalsOf(
  { recording, mimeType, byteLength, width, height }: RenderedMedia,
  limits: RecordingLimits,
): readonly Refusal[] {
  if (recording === undefined) return [];
  const { video, sound, seconds } = recording;
  if (!limits.mimeTypes.includes(mimeType)) {
    return [{ code: 'RECORDING_TYPE', data: { mimeType, taken: limits.mimeTypes } }];
  }
  const {
    videoCodecs,
    soundCodecs,
    maxBytes,
    minSeconds: least,
    maxSeconds: most,
    maxPixels,
    maxFramesPerSecond,
  } = limits;
  const refusals: Refusal[] = [];
  if (video !== null && videoCodecs?.includes(video.codec) === false) {
    refusals.push({ code: 'RECORDING_CODEC', data: { codec: video.codec, taken: videoCodecs } });
  }
  if (sound !== null && soundCodecs?.includes(sound) === false) {
    refusals.push({ code: 'RECORDING_CODEC', data: { codec: sound, taken: soundCodecs } });
  }
  if (byteLength > maxBytes) refusals.push({ code: 'RECORDING_TOO_HEAVY', data: { byteLength, limit: maxBytes } });
  if (seconds < least || (most !== null && seconds > most)) {
    refusals.push({ code: 'RECORDING_LENGTH', data: { seconds: Math.round(seconds * 10) / 10, least, most } });
  }
  if (maxPixels !== null && width * height > maxPixels) {
    refusals.push({ code: 'RECORDING_SIZE', data: { width, height, limit: maxPixels } });
  }
  if (video !== null && maxFramesPerSecond !== null && video.framesPerSecond > maxFramesPerSecond) {
    const { framesPerSecond } = video;
    refusals.push({ code: 'RECORDING_RATE', data: { framesPerSecond, limit: maxFramesPerSecond } });
  }
  return refusals;
}
