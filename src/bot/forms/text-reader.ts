import type { Messages } from '#messages/words/messages.ts';
import type { FormValue } from '#chat/form.ts';

import { textIn } from './form-values.ts';
import { readText } from './read-text.ts';

/** A reader of one form's texts by field, which collects errors. */
export interface TextReader {
  /** The errors so far, by field. The reader of the form adds its own. */
  readonly errors: Record<string, string>;
  /**
   * Returns a field's text as it will be stored; empty where no network would take it, which adds an error at the
   * field.
   */
  readonly textAt: (field: string) => string;
  /** Returns a field's text on one line, as `textAt` does; null where nothing was typed. */
  readonly lineAt: (field: string) => string | null;
}

export function textReader(values: Readonly<Record<string, FormValue>>, m: Messages): TextReader {
  const errors: Record<string, string> = {};
  const textAt = (field: string): string => {
    const read = readText(textIn(values, field), m);
    if (read.kind === 'error') errors[field] = read.error;
    return read.kind === 'text' ? read.text : '';
  };
  return {
    errors,
    textAt,
    lineAt(field) {
      const line = textAt(field).replaceAll(/\s+/gu, ' ').trim();
      return line === '' ? null : line;
    },
  };
}
