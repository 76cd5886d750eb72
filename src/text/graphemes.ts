const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Splits a text into characters as people see them. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
