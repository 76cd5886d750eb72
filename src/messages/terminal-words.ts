import { machineLocale } from '#config.ts';
import type { Language } from '#languages.ts';

import { terminal as german } from './de/terminal.ts';
import { terminal as english } from './en/terminal.ts';
import { terminal as french } from './fr/terminal.ts';
import type { TerminalWords } from './words/terminal.ts';

const byLanguage = { de: german, en: english, fr: french } as const satisfies Readonly<Record<Language, TerminalWords>>;

export type TerminalLanguage = keyof typeof byLanguage;

export const terminalLanguages: readonly TerminalLanguage[] = Object.keys(byLanguage).filter(isSpoken);

/** Returns the terminal's words in a language, by default the machine's; English where that is not spoken. */
export function terminalWords(language: TerminalLanguage = terminalLanguage()): TerminalWords {
  return byLanguage[language];
}

/** Reads the language from a locale such as "de_AT.UTF-8", by default the machine's; English where it is not spoken. */
export function terminalLanguage(locale: string | null = machineLocale()): TerminalLanguage {
  const said = /^[a-z]+/i.exec(locale ?? '')?.[0].toLowerCase() ?? '';
  return isSpoken(said) ? said : 'en';
}

function isSpoken(said: string): said is TerminalLanguage {
  return Object.hasOwn(byLanguage, said);
}
