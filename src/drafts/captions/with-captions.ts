import type { Content } from '#drafts/content.ts';
import { describedWith, type Rules } from '#drafts/renderings-of.ts';
import type { Account } from '#desks/account.ts';

import type { Captions } from './captions-schema.ts';

type Media = Content['media'];

/** A description is still to come, and is to have so much room. */
const roomForDescription = 200;

/**
 * Puts captions beside the video of a post, each in the place of those in its language; null where there is no video. Of
 * several, as in a series, it is the first that has none in that language.
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

/** Takes the captions in these languages away from a medium. */
export function withoutCaptions(medium: Media[number], languages: readonly string[]): Media[number] {
  if (medium.recording === undefined) return medium;
  const { captions = [], ...recording } = medium.recording;
  const kept = captions.filter(({ language }) => !languages.includes(language));
  return { ...medium, recording: kept.length === 0 ? recording : { ...recording, captions: kept } };
}

/**
 * Gives each recording its words to follow the description where captions are not shown, if all accounts of the desk
 * there have room for both. `transcripts`: by the hash of the captions. Whoever changes a description or captions asks
 * for it: what it gives is part of the content, and no server's limit changes it later.
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

/** Returns the captions in a language; where there are none, the first. */
function captionsFor(captions: readonly Captions[] | undefined, language: string): Captions | undefined {
  return captions?.find((one) => one.language === language) ?? captions?.[0];
}
