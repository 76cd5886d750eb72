/**
 * Makes one line of a text by people: white space and control characters become spaces, and what turns the text around it
 * or is seen by nobody goes, but for what joins letters and emoji. A database takes it, too.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}
