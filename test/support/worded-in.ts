import { isLanguage, type Language } from '#languages.ts';

/** What a story needs in each language in which it is played: one in which nobody has worded it yet has none. */
export type Worded<Words = object> = Readonly<Partial<Record<Language, Words>>>;

/** Lists the languages in which a story is played. */
export function wordedIn<Key extends Language>(words: Readonly<Partial<Record<Key, unknown>>>): readonly Key[] {
  return Object.keys(words).filter((key): key is Key => isLanguage(key));
}
