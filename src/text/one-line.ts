/**
 * Turns a text written by people into one line. White space and control characters become single spaces; invisible
 * characters and those that reverse the direction of the text around them are removed, except the joiners of letters
 * and emoji. The result can also be stored in the database.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}
