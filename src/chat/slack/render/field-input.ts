import type { PlainTextOption } from '@slack/types';

import type { Choice, FormField } from '#chat/form.ts';

import { formOption, optionValue } from './form-option.ts';
import type { FormInput } from './form-input.ts';
import { isUserId } from './is-user-id.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const maxInputUnits = 3000;
const maxButtonsOrBoxes = 10;
const maxFiles = 10;

type ChoiceField = Exclude<FormField, { kind: 'text' | 'textarea' | 'moment' }>;

/** Builds the input of a field that is not a text; null if there is nothing to choose from, which Slack refuses. */
export function fieldInput(field: ChoiceField): FormInput | null {
  switch (field.kind) {
    case 'select':
    case 'radio': {
      if (field.choices.length === 0) return null;
      const asButtons = field.kind === 'radio' && field.choices.length <= maxButtonsOrBoxes;
      return {
        kind: asButtons ? 'radio_buttons' : 'static_select',
        options: optionsOf(field.choices),
        value: optionValue(field.initial),
      };
    }
    case 'checkboxes':
      if (field.choices.length === 0) return null;
      return {
        kind: field.choices.length <= maxButtonsOrBoxes ? 'checkboxes' : 'multi_static_select',
        options: optionsOf(field.choices),
        value: field.initial.map(optionValue),
      };
    case 'andThen':
      return { kind: 'checkboxes', options: optionsOf([field.choice]), value: [] };
    case 'people':
      return { kind: 'people', isOne: field.isOne, value: field.initial.filter(isUserId) };
    case 'files':
      return { kind: 'files', maxFiles: Math.min(maxFiles, Math.max(1, field.maxFiles)), value: [] };
  }
}

/** Builds options without repeats. Slack refuses these, and their values could not be told apart. */
function optionsOf(choices: readonly Choice[]): readonly PlainTextOption[] {
  const seen = new Set<string>();
  return choices.filter(({ value }) => !seen.has(value) && seen.add(value)).map(formOption);
}
