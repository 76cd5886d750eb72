import type { PlacesWords } from '#messages/words/places.ts';

export const places: PlacesWords = {
  text: 'Text',
  ownText: (account) => `Text for ${account}`,
  warning: 'Content warning',
  captions: (language) => `Captions (${language})`,
  link: (url) => `Link ${url}`,
  when: 'Date and time',
  excerpt: (place, excerpt) => `${place}, “${excerpt}”`,
};
