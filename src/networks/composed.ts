/**
 * More marks on one letter than any language writes: composing them takes time that grows with their square, minutes
 * for what one answer of a server can hold. https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
const tooManyMarks = /\p{M}{31}/u;

/**
 * Returns a text by others in NFC, to be compared with ours; unchanged if it has more marks than a text can have, since
 * it then equals none of ours anyway.
 */
export function composed(text: string): string {
  return tooManyMarks.test(text) ? text : text.normalize('NFC');
}
