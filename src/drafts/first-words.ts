const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The beginning of a text in one line, for lists: at most so many characters as one sees them, whole words if it can. */
export function firstWords(text: string, maxCharacters = 60): string {
  // More than enough to look at, whatever the text; a character may be long.
  const line = text
    .slice(0, maxCharacters * 20)
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(segmenter.segment(line), ({ segment }) => segment);
  if (characters.length <= maxCharacters && text.length <= maxCharacters * 20) return line;
  const cut = characters.slice(0, maxCharacters - 1).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > cut.length / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}
