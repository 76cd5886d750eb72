import type { PlacesWords } from '#messages/words/places.ts';

export const places: PlacesWords = {
  text: 'Text',
  ownText: (account) => `Text für ${account}`,
  warning: 'Inhaltswarnung',
  captions: (language) => `Untertitel (${language})`,
  link: (url) => `Link ${url}`,
  when: 'Datum und Uhrzeit',
  excerpt: (place, excerpt) => `${place}, „${excerpt}“`,
};
