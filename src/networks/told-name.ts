const mostUnits = 200;

/**
 * Makes a name that a server tells of itself or of an account fit for a sentence, a log and a terminal: in one line, of
 * at most 200 UTF-16 units, and without characters that nobody sees or that turn the text around them. Empty if nothing
 * is left.
 */
export function toldName(name: string): string {
  const plain = name
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    // Those that join letters and emoji stay.
    .replaceAll(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .trim();
  return plain.slice(0, mostUnits).toWellFormed();
}
