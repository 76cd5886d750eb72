import type { Language } from '#languages.ts';

import { german } from './de/language.ts';
import { english } from './en/language.ts';
import { french } from './fr/language.ts';
import type { Spoken } from './words/spoken.ts';

/** All that Tambour says, by language. */
export const spoken: Readonly<Record<Language, Spoken>> = { de: german, en: english, fr: french };
