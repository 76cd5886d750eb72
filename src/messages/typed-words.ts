import { languages } from '#languages.ts';

import { messagesIn } from './messages.ts';
import type { Messages } from './words/messages.ts';
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

/**
 * Returns which of the words for an emergency somebody typed in full, in any language: "real", "exercise", or null for
 * neither. Accents and case do not matter, since no French Windows keyboard has a key for É.
 */
export function typedMode(typed: string): 'real' | 'exercise' | null {
  const modes = ['real', 'exercise'] as const;
  return modes.find((mode) => isTypedInFull(typed, ({ emergency }) => emergency.mode[mode])) ?? null;
}

/**
 * Tells whether somebody typed exactly these words, of any language, whatever the case, the accents and the spaces
 * around.
 */
export function isTypedInFull(typed: string, of: (m: Messages) => string): boolean {
  const words = languages.map((language) => withoutAccents(of(messagesIn(language))));
  return words.includes(withoutAccents(typed.trim()));
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
}
