import { requiresCaptions } from '#desks/desk-settings.ts';
import type { LastingAccount } from '#drafts/checked-text.ts';
import type { Content } from '#drafts/content.ts';
import { blocks, type FoundOf, warns } from '#drafts/finding-kind.ts';
import type { FindingRule, RuleContext } from '#drafts/finding-rule.ts';
import { describedWith } from '#drafts/renderings-of.ts';

import type { Captions } from './captions-schema.ts';

/**
 * Limits of broadcasters, for adults' subtitles: https://partnerhelp.netflixstudios.com/hc/en-us/articles/217350977.
 */
const longestLine = 42;
const fastestPerSecond = 20;
/** Captions may end so much after the video: programs round up the last one's end. */
const toleratedSeconds = 1;

type OfCue<Beside = unknown> = { readonly cue: number } & Beside;

const kinds = {
  /** The video has sound, but no captions. */
  CAPTIONS_MISSING: warns(),
  /** The same, on a desk that requires captions. */
  CAPTIONS_REQUIRED: blocks(),
  CAPTIONS_ORDER: blocks<OfCue>(),
  CAPTIONS_OVERLAP: warns<OfCue>(),
  CAPTIONS_LINE: warns<OfCue<{ readonly count: number; readonly most: number }>>(),
  CAPTIONS_FAST: warns<OfCue<{ readonly count: number; readonly most: number }>>(),
  /** The captions go on after the video has ended. */
  CAPTIONS_LATE: warns<{ readonly ends: string; readonly length: string }>(),
  CAPTIONS_MARKUP: warns<OfCue<{ readonly mark: string }>>(),
  CAPTIONS_HIDDEN: blocks<OfCue<{ readonly name: string }>>(),
  /** `limit`: bytes that a network accepts for one language. */
  CAPTIONS_TOO_LARGE: blocks<{ readonly count: number; readonly limit: number }>(),
  /** `limit`: number of languages that a network accepts. */
  CAPTIONS_TOO_MANY: blocks<{ readonly count: number; readonly limit: number }>(),
  /** The network shows no captions. */
  CAPTIONS_NOT_SHOWN: warns(),
  /** The network shows no captions, and the description has no room for their words. */
  TRANSCRIPT_LEFT_OUT: warns<{ readonly limit: number }>(),
  TRANSCRIPT_TOO_LONG: blocks<{ readonly count: number; readonly limit: number }>(),
};
type Found = FoundOf<typeof kinds>;

/**
 * Checks a video's captions: whether there are any, whether people can read them in time, and where they are not shown.
 */
export const captionsRule: FindingRule<typeof kinds> = { kinds, inContent: captionsFindings };

function captionsFindings(context: RuleContext): readonly Found[] {
  const missing = requiresCaptions(context.desk) ? 'CAPTIONS_REQUIRED' : 'CAPTIONS_MISSING';
  return context.content.media.flatMap((media, index): readonly Found[] => {
    const { recording } = media;
    if (recording === undefined) return [];
    const { captions = [], openCaptions, video, sound } = recording;
    const isFilmWithSound = video !== null && sound !== null;
    const isMissing = isFilmWithSound && captions.length === 0 && openCaptions === undefined;
    return [
      ...(isMissing ? [{ code: missing, place: { kind: 'image', index }, data: {} } as const] : []),
      ...captions.flatMap((one) => findingsIn(one, recording.seconds)),
      ...tooLargeOf(captions, context),
      ...tooManyOf(captions, context),
      ...(captions.length === 0 ? [] : context.accounts.flatMap((account) => notShownBy(account, media, context))),
    ];
  });
}

function findingsIn({ language, measured }: Captions, seconds: number): readonly Found[] {
  if (measured === undefined) return [];
  const { disordered, overlapping, longestLine: line, fastest, markup, hidden } = measured;
  const place = { kind: 'captions', language } as const;
  const found: Found[] = [];
  if (hidden !== null) found.push({ code: 'CAPTIONS_HIDDEN', place, data: hidden });
  if (disordered !== null) found.push({ code: 'CAPTIONS_ORDER', place, data: { cue: disordered } });
  if (overlapping !== null) found.push({ code: 'CAPTIONS_OVERLAP', place, data: { cue: overlapping } });
  if (line.count > longestLine) found.push({ code: 'CAPTIONS_LINE', place, data: { ...line, most: longestLine } });
  if (fastest.perSecond > fastestPerSecond) {
    const { cue, perSecond: count } = fastest;
    found.push({ code: 'CAPTIONS_FAST', place, data: { cue, count, most: fastestPerSecond } });
  }
  if (measured.seconds > seconds + toleratedSeconds) {
    found.push({ code: 'CAPTIONS_LATE', place, data: { ends: clock(measured.seconds), length: clock(seconds) } });
  }
  if (markup !== null) found.push({ code: 'CAPTIONS_MARKUP', place, data: markup });
  return found;
}

/** Returns a finding for each language whose captions are larger than some account's network accepts. */
function tooLargeOf(captions: readonly Captions[], { accounts, rules }: RuleContext): readonly Found[] {
  const limit = Math.min(...accounts.map(({ network }) => rules[network].maxCaptionsBytes ?? Infinity));
  return captions.flatMap(({ language, measured }): readonly Found[] => {
    const count = measured?.webVttBytes ?? 0;
    return count <= limit
      ? []
      : [{ code: 'CAPTIONS_TOO_LARGE', place: { kind: 'captions', language }, data: { count, limit } }];
  });
}

/** Returns a finding for each account whose network accepts captions in fewer languages. */
function tooManyOf({ length: count }: readonly Captions[], { accounts, rules }: RuleContext): readonly Found[] {
  return accounts.flatMap(({ id: accountId, network }): readonly Found[] => {
    const limit = rules[network].maxCaptions ?? Infinity;
    return count <= limit
      ? []
      : [{ code: 'CAPTIONS_TOO_MANY', place: { kind: 'account', accountId }, data: { count, limit } }];
  });
}

function notShownBy(
  { id: accountId, network, limits }: LastingAccount,
  { alt, recording }: Content['media'][number],
  { rules }: RuleContext,
): readonly Found[] {
  if (rules[network].showsCaptions) return [];
  const place = { kind: 'account', accountId } as const;
  const limit = limits.maxAltCharacters;
  const found: Found[] = [];
  if (recording?.openCaptions === undefined) found.push({ code: 'CAPTIONS_NOT_SHOWN', place, data: {} });
  const { transcript } = recording ?? {};
  if (transcript === undefined) return [...found, { code: 'TRANSCRIPT_LEFT_OUT', place, data: { limit } }];
  const count = Array.from(describedWith(alt, transcript)).length;
  return count > limit ? [...found, { code: 'TRANSCRIPT_TOO_LONG', place, data: { count, limit } }] : found;
}

/** Formats a time in a video to the second: 1:05. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
