import { blocks, type FoundOf, type Place, warns } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

const bidiControl = /[\u202A-\u202E\u2066-\u2069]/u;
const bidiMark = /[\u200E\u200F\u061C]/u;
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const joiner = /[\u200C\u200D]/u;
/** Scripts in whose words a joiner or non-joiner changes the letters' shape. */
const joining =
  /[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mongolian}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}\p{scx=Balinese}\p{scx=Javanese}]/u;
const pictograph = /\p{Extended_Pictographic}/u;
const beforeEmojiJoiner = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;
const selector = /[\uFE00-\uFE0F\u180B-\u180D\u180F]/u;
const selectable =
  /[\p{Emoji}\p{Extended_Pictographic}\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Sm}]/u;
const ideographSelector = /[\u{E0100}-\u{E01EF}]/u;
/** A black flag that tags turn into the flag of a region. */
const regionFlag = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{2,6}\u{E007F}/gu;
/** All invisible characters. Most characters of a text do not match, and need no further check. */
const suspect = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\uFFF9-\uFFFB]/u;

/** The most findings reported: the post is blocked anyway, and a text full of them costs no time. */
const enough = 100;

type DeceptiveCode = 'BIDI_CONTROL' | 'ZERO_WIDTH' | 'CONTROL_CHARACTER';

/** `name` such as "U+202E", `at` the offset in UTF-16 code units. */
interface CodePoint {
  readonly name: string;
  readonly at: number;
}

const kinds = {
  BIDI_CONTROL: blocks<CodePoint>(),
  ZERO_WIDTH: blocks<CodePoint>(),
  CONTROL_CHARACTER: blocks<CodePoint>(),
  /** A word with letters of two scripts that are drawn alike. */
  MIXED_SCRIPTS: warns<{ readonly word: string }>(),
};
type Found = FoundOf<typeof kinds>;

/**
 * Checks for characters that make a text look different from what it is, so that the public gets what approvers see.
 */
export const deceptiveRule: FindingRule<typeof kinds> = {
  kinds,
  beside: ({ text, placeAt }, { content }) => [
    ...deceptiveFindings(text, placeAt),
    ...content.media.flatMap(({ alt }, index) => deceptiveFindings(alt, () => ({ kind: 'alt', index }))),
  ],
  inText: ({ text, placeAt }) => deceptiveFindings(text, placeAt),
};

export function deceptiveFindings(
  text: string,
  placeAt: (at: number, length: number, around: number) => Place,
): readonly Found[] {
  const found: Found[] = [];
  const flags = Array.from(text.matchAll(regionFlag), (match) => [match.index, match.index + match[0].length] as const);
  const hasRightToLeft = rightToLeft.test(text);
  let flag = 0;
  let before = '';
  let at = 0;
  for (const character of text) {
    if (found.length >= enough) break;
    if (suspect.test(character)) {
      while ((flags[flag]?.[1] ?? Number.POSITIVE_INFINITY) <= at) flag += 1;
      const inFlag = (flags[flag]?.[0] ?? Number.POSITIVE_INFINITY) <= at;
      const next = String.fromCodePoint(text.codePointAt(at + character.length) ?? 0);
      const code = inFlag ? null : codeFor(character, before, next, hasRightToLeft);
      if (code !== null) {
        found.push({ code, place: placeAt(at, character.length, 12), data: { name: nameOf(character), at } });
      }
    }
    before = character;
    at += character.length;
  }
  return [...found, ...mixedWords(text, placeAt)];
}

/** Longer runs are no words, and would take long to check. */
const longestWord = 60;
const latin = /\p{Script=Latin}/u;
const drawnAsLatin = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
/** Greek letters that are units or symbols in Latin text: µm, Ω. */
const ofMeasure = /[µμΩπ]/gu;

function mixedWords(text: string, placeAt: Parameters<typeof deceptiveFindings>[1]): readonly Found[] {
  if (!drawnAsLatin.test(text)) return [];
  const words = Array.from(text.matchAll(/[\p{L}\p{M}]+/gu)).filter(({ 0: word }) => {
    const unmeasured = word.replaceAll(ofMeasure, '');
    return word.length <= longestWord && latin.test(unmeasured) && drawnAsLatin.test(unmeasured);
  });
  return words.slice(0, enough).map(({ 0: word, index }) => {
    return { code: 'MIXED_SCRIPTS', place: placeAt(index, word.length, 0), data: { word } } as const;
  });
}

function codeFor(character: string, before: string, next: string, hasRightToLeft: boolean): DeceptiveCode | null {
  if (bidiControl.test(character)) return 'BIDI_CONTROL';
  if (bidiMark.test(character)) return hasRightToLeft ? null : 'BIDI_CONTROL';
  if (joiner.test(character)) {
    if (joining.test(before)) return null;
    const joinsEmoji = character === '\u200D' && beforeEmojiJoiner.test(before) && pictograph.test(next);
    return joinsEmoji ? null : 'ZERO_WIDTH';
  }
  if (selector.test(character)) return selectable.test(before) ? null : 'ZERO_WIDTH';
  if (ideographSelector.test(character)) return /\p{Script=Han}/u.test(before) ? null : 'ZERO_WIDTH';
  if (/[\t\n\r]/u.test(character)) return null;
  return /[\p{Cc}\p{Cs}]/u.test(character) ? 'CONTROL_CHARACTER' : 'ZERO_WIDTH';
}

function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
