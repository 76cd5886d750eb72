import type { ShortWords } from '#messages/words/words.ts';

export const words: ShortWords = {
  visibility: {
    public: 'public',
    unlisted: 'public, left out of public timelines',
  },
  draft: (number) => `Draft ${number}`,
  quoted: (text) => `“${text}”`,
  labelled: (label, value) => `${label}: ${value}`,
  draftAndVersion: (number, version) => `Draft ${number}, version ${version}`,
};
