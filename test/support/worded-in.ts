import { isLanguage, type Language } from '#languages.ts';

/** A story's texts in each language in which it is played; others are left out. */
export type Worded<Words = object> = Readonly<Partial<Record<Language, Words>>>;

/** Lists the languages in which a story is played. */
export function wordedIn<Key extends Language>(words: Readonly<Partial<Record<Key, unknown>>>): readonly Key[] {
  return Object.keys(words).filter((key): key is Key => isLanguage(key));
}
