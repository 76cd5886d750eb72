import type { ShortWords } from '#messages/words/words.ts';

import { fr } from './typography.ts';

export const words: ShortWords = {
  visibility: {
    public: 'publique',
    unlisted: 'publique, hors des fils publics',
  },
  draft: (number) => fr`Brouillon n° ${number}`,
  quoted: (text) => fr`« ${text} »`,
  labelled: (label, value) => fr`${label} : ${value}`,
  draftAndVersion: (number, version) => fr`Brouillon n° ${number}, version ${version}`,
};
