import type { FormValue } from '#chat/chat.ts';

/** What a person filled in, by field id; null where the view cannot be read. */
export function viewValues(view: unknown): Readonly<Record<string, FormValue>> | null {
  throw new Error(`Not yet: ${typeof view}`);
}
