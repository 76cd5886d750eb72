/** Words that are no longer than the place for them, in UTF-16 code units; cut where they must be. */
export function fitted(words: string, most: number): string {
  if (words.length <= most) return words;
  const cut = words.slice(0, most - 1);
  // Not in the middle of a character.
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
