import type { Content } from '#drafts/content.ts';
import { describedWith, type Rules } from '#drafts/renderings-of.ts';
import type { Account } from '#desks/account.ts';

import type { Captions } from './captions-schema.ts';

type Media = Content['media'];

/** Characters to leave for a description that is still missing. */
const roomForDescription = 200;

/**
 * Adds captions to a post's video, replacing those in the same language; null if there is no video. Of several videos,
 * as in a series, chooses the first that has none in these languages, otherwise the last.
 */
export function withCaptions(media: Media, given: readonly Captions[]): Media | null {
  const languages = given.map(({ language }) => language);
  const lacks = media.findIndex(({ recording }) => {
    return recording !== undefined && !recording.captions?.some(({ language }) => languages.includes(language));
  });
  const at = lacks === -1 ? media.findLastIndex(({ recording }) => recording !== undefined) : lacks;
  const video = media[at];
  if (video?.recording === undefined) return null;
  const others = (video.recording.captions ?? []).filter(({ language }) => !languages.includes(language));
  return media.with(at, { ...video, recording: { ...video.recording, captions: [...others, ...given] } });
}

/** Removes the captions in these languages from a medium. */
export function withoutCaptions(medium: Media[number], languages: readonly string[]): Media[number] {
  if (medium.recording === undefined) return medium;
  const { captions = [], ...recording } = medium.recording;
  const kept = captions.filter(({ language }) => !languages.includes(language));
  return { ...medium, recording: kept.length === 0 ? recording : { ...recording, captions: kept } };
}

/**
 * Sets each recording's transcript, which follows the description on networks that show no captions, if all the desk's
 * accounts there have room for both. `transcripts`: by the hash of the captions. Call it after changing a description
 * or captions: the result is part of the content, and no server's limit changes it later.
 */
export function withTranscripts(
  media: Media,
  {
    language,
    accounts,
    rules,
    transcripts,
  }: {
    readonly language: string;
    readonly accounts: readonly Pick<Account, 'network' | 'limits'>[];
    readonly rules: Rules;
    readonly transcripts: ReadonlyMap<string, string>;
  },
): Media {
  const limits = accounts
    .filter(({ network }) => !rules[network].showsCaptions)
    .map(({ limits: { maxAltCharacters } }) => maxAltCharacters);
  return media.map((medium) => {
    if (medium.recording === undefined) return medium;
    const { transcript: _before, ...recording } = medium.recording;
    const transcript = transcripts.get(captionsFor(recording.captions, language)?.sha256 ?? '');
    const whole = describedWith(medium.alt === '' ? ' '.repeat(roomForDescription) : medium.alt, transcript);
    const fits = limits.length > 0 && limits.every((limit) => Array.from(whole).length <= limit);
    return { ...medium, recording: transcript === undefined || !fits ? recording : { ...recording, transcript } };
  });
}

/** Returns the captions in a language; if there are none, the first ones. */
function captionsFor(captions: readonly Captions[] | undefined, language: string): Captions | undefined {
  return captions?.find((one) => one.language === language) ?? captions?.[0];
}
