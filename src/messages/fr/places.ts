import type { PlacesWords } from '#messages/words/places.ts';

import { fr } from './typography.ts';

export const places: PlacesWords = {
  text: 'Texte',
  ownText: (account) => fr`Texte pour ${account}`,
  warning: 'Avertissement de contenu',
  captions: (language) => fr`Sous-titres (${language})`,
  link: (url) => fr`Lien ${url}`,
  when: 'Date et heure',
  excerpt: (place, excerpt) => fr`${place}, « ${excerpt} »`,
};
