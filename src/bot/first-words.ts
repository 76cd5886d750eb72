const maxCharacters = 60;
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The first words of a draft, for a line that names it: one line, whole words, without what could alter the line
 * around it. The public text itself is never shown so, but in a quote and whole.
 */
export function firstWords(text: string): string {
  const line = text
    .slice(0, 400)
    // Controls of direction, and quotation marks that could end the quotation it stands in.
    .replaceAll(/(?:[\p{Cc}\s]|(?!\u200d)\p{Cf})+/gu, ' ')
    .replaceAll(/[«»“”]/g, '"')
    .trim();
  const graphemes = Array.from(segmenter.segment(line), ({ segment }) => segment);
  if (graphemes.length <= maxCharacters) return line;
  const cut = graphemes.slice(0, maxCharacters).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > maxCharacters / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
