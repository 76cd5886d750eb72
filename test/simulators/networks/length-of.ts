const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The length of a post as this server counts it: simpler than the real one, and apart from Tambour's own count. */
export function lengthOf(spoilerText: string, text: string): number {
  const counted = text
    .replaceAll(/https?:\/\/[^\s]+/g, 'x'.repeat(23))
    .replaceAll(/(?<![\w/])@(\w+)@[\w.-]+\w/g, '@$1');
  return Array.from(graphemes.segment(spoilerText + counted)).length;
}
