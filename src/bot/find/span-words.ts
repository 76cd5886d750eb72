/** Words that name days, folded, in both languages. */
export const months: readonly (readonly string[])[] = [
  ['january', 'janvier', 'jan'],
  ['february', 'fevrier', 'feb'],
  ['march', 'mars'],
  ['april', 'avril', 'apr'],
  ['may', 'mai'],
  ['june', 'juin', 'jun'],
  ['july', 'juillet', 'jul'],
  ['august', 'aout', 'aug'],
  ['september', 'septembre', 'sept', 'sep'],
  ['october', 'octobre', 'oct'],
  ['november', 'novembre', 'nov'],
  ['december', 'decembre', 'dec'],
];

export const yesterday: ReadonlySet<string> = new Set(['yesterday', 'hier']);
export const today: ReadonlySet<string> = new Set(['today', "aujourd'hui", 'aujourd’hui', 'aujourdhui']);
export const tomorrow: ReadonlySet<string> = new Set(['tomorrow', 'demain']);
export const thisOne: ReadonlySet<string> = new Set(['this', 'cette', 'ce']);
export const lastOne: ReadonlySet<string> = new Set(['last', 'dernier', 'derniere', 'passe', 'passee']);
export const week: ReadonlySet<string> = new Set(['week', 'semaine']);
export const month: ReadonlySet<string> = new Set(['month', 'mois', 'mois-ci']);
export const year: ReadonlySet<string> = new Set(['year', 'annee']);
export const articles: ReadonlySet<string> = new Set(['le', 'la', 'the', 'l', 'on', 'in', 'en']);
export const from: ReadonlySet<string> = new Set(['from', 'du', 'de', 'entre', 'between']);
export const since: ReadonlySet<string> = new Set(['since', 'depuis']);
export const until: ReadonlySet<string> = new Set(['to', 'au', 'a', 'until', 'et', 'and', 'jusqu’au', "jusqu'au"]);
