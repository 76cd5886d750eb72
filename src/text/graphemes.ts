let segmenter: Intl.Segmenter | null = null;

/** Segments a text into characters as people see them. ICU's rules for this are loaded at first use: 20 ms. */
export function segmentsOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Splits a text into characters as people see them. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(segmentsOf(text), ({ segment }) => segment);
}
