import type { ModalView } from '@slack/types';

import type { Form, FormBinding } from '#chat/chat.ts';

/** What Slack needs a word for and a form has none. */
export interface FormWords {
  /** The button that closes the form and sends nothing. */
  readonly close: string;
}

/** A form as a modal. `files` maps a picture's SHA-256 to the id that it has on Slack. */
export function formView(
  form: Form,
  binding: FormBinding,
  files: ReadonlyMap<string, string>,
  words: FormWords,
): ModalView {
  throw new Error(`Not yet: ${form.title} ${binding.purpose} ${files.size} ${words.close}`);
}
