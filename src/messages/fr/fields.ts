import type { FieldsWords } from '#messages/words/fields.ts';

import { fr } from './typography.ts';

export const fields: FieldsWords = {
  language: {
    label: 'Langue du texte',
    short: 'langue',
    changed: 'la langue',
  },
  contentWarning: {
    label: 'Avertissement de contenu',
    hint: fr`Laissez vide s'il n'en faut pas.`,
    short: 'avertissement',
    changed: fr`l'avertissement de contenu`,
  },
  visibility: {
    label: 'Visibilité',
    short: 'visibilité',
    changed: 'la visibilité',
  },
};
