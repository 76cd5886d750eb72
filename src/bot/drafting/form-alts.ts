import type { FormField, FormValue } from '#chat/form.ts';
import type { FileRef } from '#chat/refs.ts';
import { MAX_IMAGES } from '#drafts/image-limits.ts';
import type { Messages } from '#messages/words/messages.ts';

import { field } from '#bot/forms/field.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { readText } from '#bot/forms/read-text.ts';

const id = 'alts';
const maxEach = 1000;

/** A file with the description given with it; left out: none was. */
export interface DescribedFile extends FileRef {
  readonly alt?: string;
}

/**
 * Builds the field for the descriptions of the pictures that come with a form. One field has a line for each: a pair of
 * fields for each of four pictures would be longer than the rest of the form.
 */
export function altsField({ forms }: Messages): FormField {
  return {
    ...field(id, forms.alts, forms.altsHint, 'forNow'),
    kind: 'textarea',
    initial: '',
    maxLength: MAX_IMAGES * maxEach,
  };
}

/**
 * Reads the descriptions in the files' order. A single file gets the whole text; with several, each gets a line. Any
 * other number of lines is an error at the field, so that no picture gets another's description.
 */
export function readAlts(
  values: Readonly<Record<string, FormValue>>,
  files: readonly FileRef[],
  m: Messages,
):
  | { readonly kind: 'files'; readonly files: readonly DescribedFile[] }
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>> } {
  const { error } = m.forms;
  const wrong = (sentence: string): { readonly kind: 'errors'; readonly fields: Record<string, string> } => ({
    kind: 'errors',
    fields: { [id]: sentence },
  });
  const read = readText(textIn(values, id), m);
  if (read.kind === 'error') return wrong(read.error);
  const text = read.text.trim();
  if (text === '') return { kind: 'files', files };
  if (files.length === 0) return wrong(error.altsWithoutImages);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const alts = files.length === 1 ? [text] : lines.map((line) => line.trim());
  if (alts.length !== files.length) return wrong(error.altsCount(files.length, alts.length));
  return { kind: 'files', files: files.map((file, index) => ({ ...file, alt: alts[index] ?? '' })) };
}
