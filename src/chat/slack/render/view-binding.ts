import type { FormBinding } from '#chat/chat.ts';

/** What the form of a submitted view is about; null where the view is not one of ours. */
export function viewBinding(view: unknown): FormBinding | null {
  throw new Error(`Not yet: ${typeof view}`);
}
