import type { Language } from '#languages.ts';

/** Words with which the label of a relayed account begins. */
const beginnings: Readonly<Record<Language, string>> = {
  en: 'Relayed from',
  fr: 'Relayé de',
  de: 'Übernommen von',
};

/** Returns the label that posts of an account get where nobody worded another; `name`: "@name@server". */
export function labelOf(language: Language, name: string): string {
  return `${beginnings[language]} ${name}`;
}
