import type { Desk } from '#desks/desk.ts';
import type { Content } from '#drafts/content.ts';
import { isLanguage, type Language, languageFacts } from '#languages.ts';

import { type Blank, markedIn, MAX_SHORT_CHARACTERS, withBlanks } from './blank.ts';
import type { EmergencyPart, EmergencyTemplate, PartOfTemplate } from './template.ts';

/** The mode of an event: real, or only practised. */
export type EmergencyMode = 'real' | 'exercise';

/** Reasons why a value does not fill a blank. */
export type WhyWrong = 'empty' | 'notListed' | 'noTime' | 'tooLong' | 'characters';

export type FillOutcome =
  | { readonly kind: 'filled'; readonly content: Content }
  /** `blank`: the name of the wrong blank. */
  | { readonly kind: 'wrong'; readonly blank: string; readonly why: WhyWrong };

type ZonedDesk = Pick<Desk, 'language' | 'timeZone'>;

/**
 * Letters of the languages that Tambour speaks, each one code point, and digits. No other letters: some look like
 * these, and some count double on a network.
 */
const shortText = /^[A-Za-zÀ-ÖØ-öø-ÿŒœŸ0-9 -]*$/u;
const typedTime = /^(\d{1,2})[ \u00a0\u202f]?(?:[:.hH]|Uhr)[ \u00a0\u202f]?(\d{2})(?:[ \u00a0\u202f]?Uhr)?$/u;

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
    if (typeof value !== 'string') return { kind: 'wrong', blank: blank.name, why: value.why };
    filled.set(blank.name, value);
  }
  // An agreed part has none; a row changed by hand may.
  const unknown = markedIn(content).find((name) => !filled.has(name));
  if (unknown !== undefined) return { kind: 'wrong', blank: unknown, why: 'empty' };
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
function valueFor({ kind, choices }: Blank, typed: string, language: Language): string | { readonly why: WhyWrong } {
  const value = typed.normalize('NFC');
  switch (kind) {
    case 'choice':
      if (value === '') return { why: 'empty' };
      // Exactly as it was agreed with the template.
      return choices.includes(value) ? value : { why: 'notListed' };
    case 'time':
      return value.trim() === '' ? { why: 'empty' } : timeFor(value.trim(), language);
    case 'short':
      return shortFor(value.replaceAll(/^ +| +$/g, ''));
  }
}

function timeFor(typed: string, language: Language): string | { readonly why: WhyWrong } {
  const [, hour = '', minute = ''] = typedTime.exec(typed) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return { why: 'noTime' };
  return languageFacts[language].inPosts.time(Number(hour), minute);
}

function shortFor(value: string): string | { readonly why: WhyWrong } {
  if (value === '') return { why: 'empty' };
  // The approvers agreed to no other characters.
  // guard: characters of a blank
  if (!shortText.test(value)) return { why: 'characters' };
  // The template's length was checked with texts of up to this length.
  // guard: length of a blank
  if (value.length > MAX_SHORT_CHARACTERS) return { why: 'tooLong' };
  return /[^ -]/u.test(value) ? value : { why: 'empty' };
}
