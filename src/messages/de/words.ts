import type { ShortWords } from '#messages/words/words.ts';

export const words: ShortWords = {
  visibility: { public: 'öffentlich', unlisted: 'öffentlich, aber nicht in öffentlichen Timelines' },
  draft: (number) => `Entwurf ${number}`,
  quoted: (text) => `„${text}“`,
  labelled: (label, value) => `${label}: ${value}`,
  draftAndVersion: (number, version) => `Entwurf ${number}, Fassung ${version}`,
};
