import type { PlacesWords } from '#messages/words/places.ts';

export const places: PlacesWords = {
  text: 'Text',
  ownText: (account) => `Text for ${account}`,
  warning: 'Content warning',
  link: (url) => `Link ${url}`,
  when: 'Date and time',
  excerpt: (place, excerpt) => `${place}, “${excerpt}”`,
};
