import type { Desk } from '#desks/desk.ts';
import type { Content } from '#drafts/content.ts';
import { isLanguage, type Language, languageFacts } from '#languages.ts';

import { type Blank, markedIn, MAX_SHORT_CHARACTERS, withBlanks } from './blank.ts';
import type { EmergencyPart, EmergencyTemplate, PartOfTemplate } from './template.ts';

/** The mode of an event: real, or only practised. */
export type EmergencyMode = 'real' | 'exercise';

/** Why a value does not fill a blank. `sign`: the first character that it may not have; null: one that nobody can see. */
export type WhyWrong =
  | { readonly kind: 'empty' }
  | { readonly kind: 'notListed' }
  | { readonly kind: 'noTime' }
  | { readonly kind: 'tooLong' }
  | { readonly kind: 'characters'; readonly sign: string | null };

export type FillOutcome =
  | { readonly kind: 'filled'; readonly content: Content }
  /** `blank`: the name of the wrong blank. */
  | { readonly kind: 'wrong'; readonly blank: string; readonly why: WhyWrong };

type ZonedDesk = Pick<Desk, 'language' | 'timeZone'>;

/**
 * Letters of the languages that Tambour speaks, each one code point. No others: some look like these, and some count
 * double on a network.
 */
const letter = 'A-Za-zÀ-ÖØ-öø-ÿŒœŸ';
/** A character of a short text where it stands. An apostrophe between letters makes no link, mention or hashtag. */
const shortSign = new RegExp(`[${letter}0-9 -]|(?<=[${letter}])['’](?=[${letter}])`, 'uy');
const space = '[ \\u00a0\\u202f]?';
/** A full hour may stand alone; else minutes follow. */
const typedTime = new RegExp(
  `^(\\d{1,2})(?:${space}(?:h|heures?|Uhr)?|${space}(?:[:.h]|Uhr)${space}(\\d{2})(?:${space}Uhr)?)$`,
  'iu',
);

/**
 * Fills in a part. Returns the post, or which blank is wrong and why. Ignores values for blanks that the part does not
 * have. Pure.
 */
export function fill(
  template: Pick<EmergencyTemplate, 'parts'>,
  part: EmergencyPart,
  values: ReadonlyMap<string, string>,
  mode: EmergencyMode,
  desk: ZonedDesk,
): FillOutcome {
  const { content, blanks } = template.parts[part];
  const language = languageOfPart(content, desk);
  const filled = new Map<string, string>();
  for (const blank of blanks) {
    const value = valueFor(blank, values.get(blank.name) ?? '', language);
    if (typeof value !== 'string') return { kind: 'wrong', blank: blank.name, why: value };
    filled.set(blank.name, value);
  }
  // An agreed part has none; a row changed by hand may.
  const unknown = markedIn(content).find((name) => !filled.has(name));
  if (unknown !== undefined) return { kind: 'wrong', blank: unknown, why: { kind: 'empty' } };
  return { kind: 'filled', content: withValues(content, filled, mode, desk) };
}

/** Builds the post with values that are in their final form. Pure. */
export function withValues(
  content: PartOfTemplate['content'],
  values: ReadonlyMap<string, string>,
  mode: EmergencyMode,
  desk: ZonedDesk,
): Content {
  const word = languageFacts[languageOfPart(content, desk)].inPosts.exercise;
  const filled = (text: string, between = '\n\n'): string => {
    const post = withBlanks(text, (name) => values.get(name) ?? `{${name}}`);
    // An exercise says first that it is one.
    return mode === 'exercise' ? `${word}${between}${post}` : post;
  };
  const { text, ownTexts, contentWarning, ...same } = content;
  return {
    ...same,
    text: filled(text),
    ownTexts: Object.fromEntries(Object.entries(ownTexts).map(([accountId, own]) => [accountId, filled(own)])),
    contentWarning: contentWarning === null ? null : filled(contentWarning, ' – '),
    media: [],
    window: null,
    timeZone: desk.timeZone,
  };
}

/** Returns the language for times in a post: its own, or the desk's if Tambour does not speak that. Pure. */
export function languageOfPart({ language }: Pick<Content, 'language'>, desk: Pick<Desk, 'language'>): Language {
  return isLanguage(language) ? language : desk.language;
}

/** Returns a value in its final form, or why it is wrong. */
function valueFor({ kind, choices }: Blank, typed: string, language: Language): string | WhyWrong {
  const value = typed.normalize('NFC');
  switch (kind) {
    case 'choice':
      if (value === '') return { kind: 'empty' };
      // Exactly as it was agreed with the template.
      return choices.includes(value) ? value : { kind: 'notListed' };
    case 'time':
      return value.trim() === '' ? { kind: 'empty' } : timeFor(value.trim(), language);
    case 'short':
      return shortFor(value.replaceAll(/^ +| +$/g, ''));
  }
}

function timeFor(typed: string, language: Language): string | WhyWrong {
  const time = timeOfDay(typed);
  return time === null
    ? { kind: 'noTime' }
    : languageFacts[language].inPosts.time(time.hour, String(time.minute).padStart(2, '0'));
}

/** Returns the time of day that a person typed; null if it is none. Pure. */
export function timeOfDay(typed: string): { readonly hour: number; readonly minute: number } | null {
  const [, hour = '', minute = '00'] = typedTime.exec(typed.normalize('NFC').trim()) ?? [];
  const time = { hour: Number(hour), minute: Number(minute) };
  return hour === '' || time.hour > 23 || time.minute > 59 ? null : time;
}

function shortFor(value: string): string | WhyWrong {
  if (value === '') return { kind: 'empty' };
  const wrong = firstWrongIn(value);
  // The approvers agreed to no other characters.
  // guard: characters of a blank
  if (wrong !== null) return { kind: 'characters', sign: /[\p{C}\p{Z}\p{M}]/u.test(wrong) ? null : wrong };
  // The template's length was checked with texts of up to this length.
  // guard: length of a blank
  if (value.length > MAX_SHORT_CHARACTERS) return { kind: 'tooLong' };
  return /[^ -]/u.test(value) ? value : { kind: 'empty' };
}

/** Returns the first character that a short text may not have where it stands; null: there is none. */
function firstWrongIn(value: string): string | null {
  let index = 0;
  for (const character of value) {
    shortSign.lastIndex = index;
    if (!shortSign.test(value)) return character;
    index += character.length;
  }
  return null;
}
