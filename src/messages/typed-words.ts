import { languages } from '#languages.ts';

import { messagesIn } from './messages.ts';
import type { TypedWords } from './words/typed.ts';

/** Gathers words that people type over all languages: whoever types does so in any. */
export function typedWords(of: (typed: TypedWords) => readonly string[] | undefined): ReadonlySet<string> {
  return new Set(languages.flatMap((language) => of(messagesIn(language).typed) ?? []));
}

/** Turns groups of typed words, such as the commands, round: what each word of any language means. */
export function typedMeanings<Meaning extends string>(
  of: (typed: TypedWords) => Readonly<Record<Meaning, readonly string[]>>,
): ReadonlyMap<string, Meaning> {
  return new Map(
    languages.flatMap((language) =>
      Object.entries<readonly string[]>(of(messagesIn(language).typed)).flatMap(([meaning, words]) =>
        // Object.entries forgets the type that the record's keys have.
        words.map((word) => [word, meaning as Meaning] as const),
      ),
    ),
  );
}

/** Finds the place of a word in a row of typed words, such as the weekdays; -1 where it is none of them. */
export function typedPlace(
  word: string,
  of: (typed: TypedWords) => readonly (readonly string[])[],
  isMeant = (name: string): boolean => name === word,
): number {
  const rows = languages.map((language) => of(messagesIn(language).typed));
  return Math.max(...rows.map((row) => row.findIndex((names) => names.some((name) => isMeant(name)))));
}
