import type { Messages } from '#messages/words/messages.ts';
import { cleanText, MAX_MARKS, MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';

export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly error: string };

/** Cleans a text to be stored, or says why no network would take it, and where. */
export function readText(typed: string, m: Messages): ReadText {
  const clean = cleanText(typed);
  if (clean.kind === 'ok') return { kind: 'text', text: clean.text };
  const { error } = m.forms;
  switch (clean.why) {
    case 'nul':
      return { kind: 'error', error: error.nul(clean.at) };
    case 'lone_surrogate':
      return { kind: 'error', error: error.loneSurrogate(clean.at) };
    case 'control':
      return { kind: 'error', error: error.control(clean.at) };
    case 'too_many_marks':
      return { kind: 'error', error: error.tooManyMarks(clean.at, MAX_MARKS) };
    case 'too_long':
      return { kind: 'error', error: error.tooLong(MAX_TEXT_LENGTH.toLocaleString(m.tongue)) };
  }
}

/** Cleans a text that must not be empty, as `readText` does. */
export function readSentence(typed: string, m: Messages): ReadText {
  const read = readText(typed, m);
  return read.kind === 'text' && read.text.trim() === '' ? { kind: 'error', error: m.forms.error.fieldEmpty } : read;
}
