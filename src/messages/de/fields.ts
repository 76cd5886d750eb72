import type { FieldsWords } from '#messages/words/fields.ts';

export const fields: FieldsWords = {
  language: {
    label: 'Sprache des Textes',
    short: 'Sprache',
    changed: 'die Sprache',
  },
  contentWarning: {
    label: 'Inhaltswarnung',
    hint: 'Leer: keine.',
    short: 'Warnung',
    changed: 'die Inhaltswarnung',
  },
  visibility: {
    label: 'Sichtbarkeit',
    short: 'Sichtbarkeit',
    changed: 'die Sichtbarkeit',
  },
};
