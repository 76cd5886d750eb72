import * as text from '#text/first-words.ts';

/** The sign for what was left out among them. */
const maxCharacters = 61;

/**
 * Cuts a draft to its first words, for a line that names it between quotation marks: what could end the quotation is
 * another sign. The public text itself is never shown so, but in a quote and whole.
 */
export function firstWords(draft: string): string {
  return text.firstWords(draft.replaceAll(/[«»“”]/g, '"'), maxCharacters);
}
