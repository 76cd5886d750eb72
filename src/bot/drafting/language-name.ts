import type { Language } from '#languages.ts';

/** The languages that a post can be said to be in: ISO 639-1. */
export const postLanguages = [
  'fr',
  'en',
  'de',
  'es',
  'it',
  'pt',
  'nl',
  'br',
  'oc',
  'co',
  'eu',
  'ca',
  'ar',
  'uk',
] as const;

/** « français », "French". */
export function languageName(code: string, tongue: Language): string {
  return new Intl.DisplayNames(tongue, { type: 'language' }).of(code) ?? code;
}
