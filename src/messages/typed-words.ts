import { languages } from '#languages.ts';

import { messagesIn } from './messages.ts';
import type { TypedWords } from './words/typed.ts';

/** Collects the words of all languages for one thing, since people may type in any of them. */
export function typedWords(of: (typed: TypedWords) => readonly string[] | undefined): ReadonlySet<string> {
  return new Set(languages.flatMap((language) => of(messagesIn(language).typed) ?? []));
}

/** Maps each word of any language in groups of typed words, such as the commands, to its meaning. */
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

/** Returns the place of a word in a row of typed words, such as the weekdays; -1 where it is none of them. */
export function typedPlace(
  word: string,
  of: (typed: TypedWords) => readonly (readonly string[])[],
  isMeant = (name: string): boolean => name === word,
): number {
  const rows = languages.map((language) => of(messagesIn(language).typed));
  return Math.max(...rows.map((row) => row.findIndex((names) => names.some((name) => isMeant(name)))));
}
