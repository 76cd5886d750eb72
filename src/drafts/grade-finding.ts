import type { Desk } from '#desks/desk.ts';

import type { Finding, FindingCode, FindingLevel, Found } from './finding.ts';

/**
 * How grave each finding is where the desk says nothing. What blocks, blocks on every desk: what the network would
 * refuse, an alt text that is missing or says nothing, a blank left open, and characters that deceive.
 */
const usualLevels: Readonly<Record<FindingCode, FindingLevel | 'off'>> = {
  EMPTY: 'blocks',
  TOO_LONG: 'blocks',
  NO_ACCOUNT: 'blocks',
  ACCOUNT_GONE: 'blocks',
  TOO_MANY_IMAGES: 'blocks',
  IMAGE_TOO_LARGE: 'blocks',
  IMAGE_TYPE: 'blocks',
  ALT_MISSING: 'blocks',
  ALT_PLACEHOLDER: 'blocks',
  ALT_TOO_LONG: 'blocks',
  BLANK_LEFT: 'blocks',
  BIDI_CONTROL: 'blocks',
  ZERO_WIDTH: 'blocks',
  CONTROL_CHARACTER: 'blocks',
  LOOKALIKE_HOST: 'blocks',
  HIDDEN_TARGET: 'warns',
  MARKDOWN_LINK: 'warns',
  MARKDOWN_IMAGE: 'warns',
  MARKDOWN_TEXT: 'warns',
  MARKDOWN_AUTOLINK: 'info',
  ACCOUNT_ASLEEP: 'warns',
  ACCOUNT_PAUSED: 'warns',
  PAST_TIME: 'warns',
  ALT_PREFIX: 'warns',
  ALT_SHORT: 'warns',
  ALT_MISUSED: 'warns',
  ALT_DUPLICATE: 'warns',
  FANCY_UNICODE: 'warns',
  FALSE_COLUMNS: 'warns',
  HASHTAG_CASE: 'warns',
  HASHTAG_COUNT: 'warns',
  HASHTAG_INLINE: 'info',
  EMOJI_COUNT: 'warns',
  EMOJI_REPEAT: 'warns',
  EMOJI_BULLET: 'warns',
  EMOJI_POSITION: 'info',
  // The French State's charter forbids these two; elsewhere they are a matter of taste.
  EMOJI_FACE: 'off',
  EMOJI_SKIN: 'off',
  EMOTICON: 'warns',
  ALL_CAPS: 'warns',
  ALTERNATE_CAPS: 'warns',
  ACRONYM: 'warns',
  LONG_SENTENCE: 'info',
  PUNCTUATION_REPEAT: 'info',
  SHORT_LINK: 'warns',
  LINK_HTTPS: 'warns',
  LINK_DOMAIN: 'warns',
  LINK_COUNT: 'info',
  MENTION_NOTIFIES: 'info',
  LANGUAGE_MIXED: 'info',
  LANGUAGE_MISSING: 'warns',
  RESTRICTED_WORDS: 'warns',
};

/** The codes whose level a desk may set: all that do not always block. */
export function adjustableFindings(): readonly string[] {
  return Object.entries(usualLevels).flatMap(([code, level]) => (level === 'blocks' ? [] : [code]));
}

/** What was found with the level that this desk gives it; null where the desk does not want to hear of it. */
export function gradeFinding(found: Found, desk: Pick<Desk, 'findingLevels'>): Finding | null {
  const usual = usualLevels[found.code];
  if (usual === 'blocks') return { ...found, level: 'blocks' };
  const level = desk.findingLevels[found.code] ?? found.level ?? usual;
  return level === 'off' ? null : { ...found, level };
}
