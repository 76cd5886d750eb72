/**
 * More combining marks on one letter than any language writes. Normalising them takes quadratic time: minutes for what
 * one server answer can hold. https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
const tooManyMarks = /\p{M}{31}/u;

/**
 * Returns somebody else's text in NFC, to compare it with ours. A text with too many marks is returned unchanged: it
 * equals none of ours anyway.
 */
export function composed(text: string): string {
  return tooManyMarks.test(text) ? text : text.normalize('NFC');
}
