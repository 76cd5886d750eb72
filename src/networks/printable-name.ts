const mostUnits = 200;

/**
 * Makes a name that a server reports fit for a sentence, a log and a terminal: one line, at most 200 UTF-16 units,
 * without characters that are invisible or turn the text around them. Empty if nothing is left.
 */
export function printableName(name: string): string {
  const plain = name
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    // Characters that join letters and emoji stay.
    .replaceAll(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .trim();
  return plain.slice(0, mostUnits).toWellFormed();
}
