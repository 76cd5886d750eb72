import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';

const exceptions = typedWords((typed) => typed.exceptEmergencies);
const mostWords = Math.max(...[...exceptions].map((phrase) => phrase.split(' ').length));
const marks = /^[-–—:,;.\s]+|[-–—:,;.\s]+$/gu;

/**
 * Takes "except emergencies", in any of the bot's languages, off the beginning or the end of what was typed. Elsewhere it is
 * part of a reason, and excepts nothing. Pure.
 */
export function withoutException(typed: string): { readonly rest: string; readonly exceptEmergencies: boolean } {
  const words = typed.split(/\s+/u).filter((word) => word !== '');
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    for (const [said, rest] of [
      [words.slice(0, count), words.slice(count)],
      [words.slice(-count), words.slice(0, -count)],
    ] as const) {
      if (isException(said)) return { rest: rest.join(' ').replaceAll(marks, ''), exceptEmergencies: true };
    }
  }
  return { rest: typed, exceptEmergencies: false };
}

function isException(words: readonly string[]): boolean {
  return exceptions.has(folded(words.join(' ')).replaceAll(marks, ''));
}
