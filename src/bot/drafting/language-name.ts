import type { Language } from '#languages.ts';

/** Languages that a post can be said to be in, by their ISO 639-1 codes. */
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
