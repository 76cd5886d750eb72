import type { Language } from '#languages.ts';

import { messages as german } from './de/messages.ts';
import { messages as english } from './en/messages.ts';
import { messages as french } from './fr/messages.ts';
import type { Messages } from './words/messages.ts';

const byLanguage: Readonly<Record<Language, Messages>> = { fr: french, en: english, de: german };

/** Returns the sentences in a language. */
export function messagesIn(language: Language): Messages {
  return byLanguage[language];
}
