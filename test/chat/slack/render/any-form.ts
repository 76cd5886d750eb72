import { array, boolean, constantFrom, nat, option, record, type Arbitrary } from 'fast-check';

import type { Choice, Form, FormBinding, FormField } from '#chat/form.ts';

import { hostileLongText, hostileText } from './hostile-texts.ts';

const base = { label: hostileLongText, hint: option(hostileLongText), optional: boolean() };
const value = constantFrom('', '~', '~~a', 'fr', 'en', 'de', 'public', 'own.1', '12', 'x'.repeat(120));

function choices(most: number): Arbitrary<readonly Choice[]> {
  return array(record({ value, label: hostileText }), { maxLength: 12 }).map((some) => {
    const distinct = [...new Map(some.map((one) => [one.value, one])).values()];
    const many = Array.from({ length: most }, (_, index) => ({ value: `v${index}`, label: `n° ${index}` }));
    return [...distinct, ...many];
  });
}

const someChoices = constantFrom(0, 0, 3, 30, 250).chain(choices);

type Anonymous = { readonly id?: never } & (FormField extends infer F
  ? F extends FormField
    ? Omit<F, 'id'>
    : never
  : never);

const field: Arbitrary<Anonymous> = constantFrom('text', 'choice', 'boxes', 'people', 'files', 'andThen').chain(
  (kind): Arbitrary<Anonymous> => {
    switch (kind) {
      case 'text':
        return record(
          {
            ...base,
            kind: constantFrom('text', 'textarea'),
            initial: hostileLongText,
            maxLength: constantFrom(0, 60, 3000, 40_000),
            isFollowed: constantFrom(true),
          },
          { requiredKeys: ['label', 'hint', 'optional', 'kind', 'initial', 'maxLength'] },
        );
      case 'choice':
        return record({ ...base, kind: constantFrom('select', 'radio'), choices: someChoices, initial: value });
      case 'boxes':
        return record({
          ...base,
          kind: constantFrom('checkboxes'),
          choices: someChoices,
          initial: array(value, { maxLength: 3 }),
        });
      case 'people':
        return record({
          ...base,
          kind: constantFrom('people'),
          initial: array(constantFrom('U1', 'W2', 'karim', '', 'a'.repeat(26), 'b'.repeat(26))),
          isOne: boolean(),
        });
      case 'andThen':
        return record({
          ...base,
          kind: constantFrom('andThen'),
          choice: record({ value, label: hostileText }),
          buttonLabel: hostileText,
        });
      case 'files':
        return record({ ...base, kind: constantFrom('files'), maxFiles: nat(20) });
    }
  },
);

/** Any form that has not too many fields; ids such as nobody should give them, too. */
export const anyForm: Arbitrary<Form> = record({
  title: hostileText,
  intro: option(hostileText),
  submitLabel: hostileText,
  fields: array(field, { maxLength: 4 }).map((fields) =>
    fields.map((one, index): FormField => ({ ...one, id: ['text', 'own.1~2', 'a:%3A', `é${index}`][index] ?? 'x' })),
  ),
  folded: constantFrom({ fromField: 'text', label: 'Le reste' }, { fromField: 'nowhere', label: '' }),
  images: array(
    record({
      beforeField: constantFrom('text', 'own.1~2', 'nowhere'),
      sha256: constantFrom('known', 'unknown'),
      mimeType: constantFrom('image/png'),
      alt: hostileText,
    }),
    { maxLength: 4 },
  ),
});

export const binding: FormBinding = { purpose: 'draft', channel: 'C1', draftId: 'd1', revision: 3, target: null };

export const files: ReadonlyMap<string, string> = new Map([['known', 'F1']]);
