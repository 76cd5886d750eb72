import type { Rules } from '#drafts/renderings-of.ts';

import {
  type Blank,
  blankKey,
  blankNamesIn,
  markedIn,
  MAX_BLANK_NAME,
  MAX_BLANKS,
  MAX_CHOICE_CHARACTERS,
  MAX_CHOICES,
  withBlanks,
} from './blank.ts';
import { emergencyParts, type EmergencyPart, type PartsOfTemplate } from './template.ts';

/** Why approval of a template cannot be asked for, whatever its values. `blank`: a name as written. */
export type Flaw =
  | { readonly kind: 'unknownBlank'; readonly part: EmergencyPart; readonly blank: string }
  /** A brace that marks no blank. */
  | { readonly kind: 'loneBrace'; readonly part: EmergencyPart }
  /** The blank touches a character with which a value could become a link, a mention or a hashtag. */
  | { readonly kind: 'touches'; readonly part: EmergencyPart; readonly blank: string }
  | { readonly kind: 'emptyText'; readonly part: EmergencyPart }
  | { readonly kind: 'blankName' | 'blankTwice' | 'unused' | 'fewChoices' | 'tooManyChoices'; readonly blank: string }
  /** A value that is too long, repeated or a link, or has a forbidden character. */
  | { readonly kind: 'choice'; readonly blank: string; readonly value: string }
  | { readonly kind: 'tooManyBlanks' };

const before = /(?:^|[\s([«“„"'’–—;])$/u;
/** What may follow a blank: marks that end its word, if none begins behind them. `{place}://` may become an address. */
const after = /^[)\]»”“"…–—.,;:!?]*(?:$|\s|(?<=[–—])\{)/u;
/** Values which tell whether a blank is part of a link or a mention: a word, a scheme, the label of a host, a number. */
const telling = ['Mm', 'Zz', 'https', 'http', 'mailto', 'www', '3'];
/** Characters of links, mentions, hashtags, blanks and lists; invisible ones, and those that reverse the text. */
const notInChoice = /[@#/\\{}|<>*_`~]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}\p{Cs}]|[\u115f\u1160\u2800\u3164\uffa0]/u;
const blankName = /^[\p{L}\p{N}](?:[\p{L}\p{N} -]*[\p{L}\p{N}])?$/u;

/** Lists what is wrong with a template's texts and blanks; to be called before its findings are checked. Pure. */
export function flawsOf(parts: PartsOfTemplate, blanks: readonly Blank[], rules: Rules): readonly Flaw[] {
  const marked = new Set(emergencyParts.flatMap((part) => markedIn(parts[part].content)));
  return [
    ...(blanks.length > MAX_BLANKS ? [{ kind: 'tooManyBlanks' } as const] : []),
    ...blanks.flatMap((blank, index): readonly Flaw[] => {
      const { name } = blank;
      const isTwice = blanks.findIndex((one) => blankKey(one.name) === blankKey(name)) < index;
      return [
        ...(name.length > MAX_BLANK_NAME || !blankName.test(name) ? [{ kind: 'blankName', blank: name } as const] : []),
        ...(isTwice ? [{ kind: 'blankTwice', blank: name } as const] : []),
        ...(marked.has(name) ? [] : [{ kind: 'unused', blank: name } as const]),
        ...(blank.kind === 'choice' ? flawsOfChoices(blank, rules) : []),
      ];
    }),
    ...emergencyParts.flatMap((part) => flawsOfPart(parts, part, blanks, rules)),
  ];
}

function flawsOfChoices({ name, choices }: Blank, rules: Rules): readonly Flaw[] {
  if (choices.length < 2) return [{ kind: 'fewChoices', blank: name }];
  if (choices.length > MAX_CHOICES) return [{ kind: 'tooManyChoices', blank: name }];
  return choices
    .filter((value, index) => choices.indexOf(value) < index || !isChoice(value, rules))
    .map((value) => ({ kind: 'choice', blank: name, value }));
}

function isChoice(value: string, rules: Rules): boolean {
  if (value === '' || value.length > MAX_CHOICE_CHARACTERS || value !== value.normalize('NFC').trim()) return false;
  // Links belong in the text, where everybody who agrees to it sees them.
  const isLink = Object.values(rules).some((one) => one.links(value).length > 0);
  return !notInChoice.test(value) && !isLink;
}

function flawsOfPart(
  parts: PartsOfTemplate,
  part: EmergencyPart,
  blanks: readonly Blank[],
  rules: Rules,
): readonly Flaw[] {
  const { text, ownTexts, contentWarning } = parts[part].content;
  const texts = [text, ...Object.values(ownTexts), ...(contentWarning === null ? [] : [contentWarning])];
  const names = texts.flatMap(blankNamesIn);
  const unknown = [...new Set(names)].filter((name) => blanks.every((blank) => blank.name !== name));
  const choices = blanks.flatMap((blank) => blank.choices).filter((value) => isChoice(value, rules));
  const touching = new Set(texts.flatMap((one) => touchingIn(one, choices, rules)));
  return [
    ...(text.trim() === '' ? [{ kind: 'emptyText', part } as const] : []),
    ...(texts.some((one) => /[{}]/u.test(withBlanks(one, () => ''))) ? [{ kind: 'loneBrace', part } as const] : []),
    ...unknown.map((blank) => ({ kind: 'unknownBlank', part, blank }) as const),
    ...[...touching].map((blank) => ({ kind: 'touches', part, blank }) as const),
  ];
}

/** Lists a text's blanks whose values could become part of a link, a mention or a hashtag, such as after a “#”. */
function touchingIn(text: string, choices: readonly string[], rules: Rules): readonly string[] {
  const marks = Array.from(text.matchAll(/\{([^{}]*)\}/gu));
  // A blank between these characters stays a word of its own, whatever its value.
  const touching = marks.filter(
    ({ 0: mark, index }) => !before.test(text.slice(0, index)) || !after.test(text.slice(index + mark.length)),
  );
  // If different values give different links or mentions, a value is part of one.
  const made = (value: string): string => {
    const filled = withBlanks(text, () => value);
    return JSON.stringify(Object.values(rules).map((one) => [one.links(filled), filled.match(one.mentions)]));
  };
  const isPartOfLink = marks.length > 0 && new Set([...telling, ...choices].map(made)).size > 1;
  return [...touching, ...(isPartOfLink && touching.length === 0 ? marks : [])].map(([, name = '']) => name);
}
