import { type Language, languages } from '#languages.ts';

import { spoken } from './spoken.ts';
import type { Messages } from './words/messages.ts';

const loaded = await Promise.all(
  languages.map(async (language) => [language, await spoken[language].messages()] as const),
);
// Object.fromEntries forgets which keys there are: here they are all languages.
const byLanguage = Object.fromEntries(loaded) as Readonly<Record<Language, Messages>>;

/** Returns the sentences in a language. */
export function messagesIn(language: Language): Messages {
  return byLanguage[language];
}
