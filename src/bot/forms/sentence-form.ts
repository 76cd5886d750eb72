import type { Form } from '#chat/form.ts';

/** A form of one field. */
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
  return { title, intro, submitLabel, fields: [{ ...field, id: 'text', optional: false }], images: [] };
}
