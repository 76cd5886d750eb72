import type { Context } from '#bot/context.ts';
import { fieldErrors, type FormRefused } from '#bot/form-answer.ts';
import type { Form, FormValue } from '#chat/form.ts';

import { textIn } from './form-values.ts';
import { readSentence } from './read-text.ts';

const id = 'text';

/** Builds a form of one field, for `readSentenceForm`. */
export function sentenceForm(form: {
  readonly title: string;
  readonly intro: string | null;
  readonly submitLabel: string;
  readonly label: string;
  readonly hint: string | null;
  readonly initial: string;
  readonly kind: 'text' | 'textarea';
  readonly maxLength: number;
}): Form {
  const { title, intro, submitLabel, ...field } = form;
  return { title, intro, submitLabel, fields: [{ ...field, id, optional: false }], images: [] };
}

/** Reads the one field, which must not be empty. */
export function readSentenceForm({
  values,
  m,
}: Pick<Context, 'm'> & { readonly values: Readonly<Record<string, FormValue>> }): string | FormRefused {
  const read = readSentence(textIn(values, id), m);
  return read.kind === 'error' ? fieldErrors({ [id]: read.error }) : read.text;
}
