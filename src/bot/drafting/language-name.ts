import type { Language } from '#languages.ts';

/** The languages that a post can be marked as, by their ISO 639-1 codes. */
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

/** Names a language in another: « français », "French". */
export function languageName(code: string, tongue: Language): string {
  return new Intl.DisplayNames(tongue, { type: 'language' }).of(code) ?? code;
}
