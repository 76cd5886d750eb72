import type { Form } from '#chat/form.ts';

import { escapeText } from './escape-text.ts';
import { bytesIn, dialogLimits, type DialogElement } from './dialog-element.ts';
import { type Drawing, fieldElements } from './field-elements.ts';
import type { FieldShape } from './field-shape.ts';
import { shortenBytes } from './shorten-bytes.ts';

/** A form as a dialog, but for its state. */
export interface FormDialog {
  readonly callback_id: 'tambour';
  readonly title: string;
  readonly introduction_text: string;
  readonly submit_label: string;
  readonly notify_on_cancel: false;
  readonly elements: readonly DialogElement[];
}

const maxSubmitUnits = 60;

/**
 * Renders a form as a Mattermost dialog, with the facts needed to read it. Dialogs hold no text between fields and no
 * pictures: text that does not fit at its field is shown above them all. Parts that are folded elsewhere are open here.
 */
export function formDialog(
  form: Form,
  drawing: Drawing,
): { readonly dialog: FormDialog; readonly fields: readonly FieldShape[] } {
  const fields = form.fields.map((field, index) => fieldElements(field, index, drawing));
  const title = shortenBytes(form.title, dialogLimits.title);
  const intro = [
    ...(bytesIn(form.title.trim()) > dialogLimits.title ? [form.title] : []),
    form.intro ?? '',
    ...form.fields.flatMap((field, index) => [...(fields[index]?.beside ?? []), ...picturesAbove(form, field)]),
    ...(form.submitLabel.length > maxSubmitUnits ? [form.submitLabel] : []),
  ];
  return {
    dialog: {
      callback_id: 'tambour',
      title,
      introduction_text: intro
        .filter((one) => one.trim() !== '')
        .map(paragraph)
        .join('\n\n'),
      submit_label: shortenBytes(form.submitLabel, maxSubmitUnits),
      notify_on_cancel: false,
      elements: fields.flatMap(({ elements }) => elements),
    },
    fields: fields.flatMap(({ shape }) => (shape === null ? [] : [shape])),
  };
}

/**
 * Returns the descriptions of a field's pictures, unless the field holds them already. An empty field asks for one, so
 * there is none yet.
 */
function picturesAbove(form: Form, field: Form['fields'][number]): readonly string[] {
  return form.images
    .filter(
      ({ beforeField, alt }) =>
        beforeField === field.id && !('initial' in field && (field.initial === alt || field.initial === '')),
    )
    .map(({ alt }) => `${field.label}: ${alt}`);
}

function paragraph(text: string): string {
  return escapeText(text, { before: '', after: '' });
}
