import * as text from '#text/first-words.ts';

/** The most characters that are usual, with the sign for an omission. */
const usualCharacters = 61;

/**
 * Cuts a draft to its first words, for a line that names it between quotation marks. Quotation marks in it are
 * replaced, since they could end the quotation. The public text itself is only ever shown in full, in a quote.
 */
export function firstWords(draft: string, maxCharacters = usualCharacters): string {
  return text.firstWords(draft.replaceAll(/[«»“”]/g, '"'), maxCharacters);
}
