import type { FieldsWords } from '#messages/words/fields.ts';

export const fields: FieldsWords = {
  language: {
    label: 'Language of the text',
    short: 'language',
    changed: 'the language',
  },
  contentWarning: {
    label: 'Content warning',
    hint: 'Empty: none.',
    short: 'warning',
    changed: 'the content warning',
  },
  visibility: {
    label: 'Visibility',
    short: 'visibility',
    changed: 'the visibility',
  },
};
