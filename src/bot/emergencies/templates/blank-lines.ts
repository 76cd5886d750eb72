import { type Blank, blankKey, blankNamesIn, markOf, withBlanks } from '#drafts/emergency/blank.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedMeanings } from '#messages/typed-words.ts';
import type { Messages } from '#messages/words/messages.ts';

const kinds = typedMeanings(({ emergencyBlanks: words }) => words);

/** Reads blanks from lines of a name, a colon, and the blank's kind; or returns the first line not understood. */
export function readBlanks(
  typed: string,
): { readonly kind: 'blanks'; readonly blanks: readonly Blank[] } | { readonly kind: 'error'; readonly line: string } {
  const blanks: Blank[] = [];
  for (const line of typed.split('\n').map((one) => one.normalize('NFC').trim())) {
    if (line === '') continue;
    const [, name = '', takes = ''] = /^\{?([^:={}]*)\}?[\s\u00a0\u202f]*[:=](.*)$/u.exec(line) ?? [];
    if (name.trim() === '' || takes.trim() === '') return { kind: 'error', line };
    blanks.push({ name: name.trim(), ...takenBy(takes) });
  }
  return { kind: 'blanks', blanks };
}

function takenBy(takes: string): Pick<Blank, 'kind' | 'choices'> {
  const kind = kinds.get(folded(takes.trim()));
  if (kind !== undefined) return { kind, choices: [] };
  return { kind: 'choice', choices: takes.split('|').map((value) => value.trim()) };
}

/** Formats blanks as lines for `readBlanks`, in the person's language. */
export function blankLines({ typed }: Messages, blanks: readonly Blank[]): string {
  return blanks
    .map(({ name, kind, choices }) => {
      const takes = kind === 'choice' ? choices.join(' | ') : (typed.emergencyBlanks[kind][0] ?? kind);
      return `${name}: ${takes}`;
    })
    .join('\n');
}

/** Replaces each mark in the text by its blank's exact name, whatever capitals and accents somebody typed. */
export function withNamesOf(blanks: readonly Blank[], text: string): string {
  if (blankNamesIn(text).length === 0) return text;
  return withBlanks(text, (typed) => {
    const blank = blanks.find(({ name }) => blankKey(name) === blankKey(typed));
    return markOf(blank ?? { name: typed });
  });
}
