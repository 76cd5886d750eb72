const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Returns a post's length, more simply than a real server counts it, and independently of Tambour's count. */
export function lengthOf(spoilerText: string, text: string): number {
  const counted = text
    .replaceAll(/https?:\/\/[^\s]+/g, 'x'.repeat(23))
    .replaceAll(/(?<![\w/])@(\w+)@[\w.-]+\w/g, '@$1');
  return Array.from(graphemes.segment(spoilerText + counted)).length;
}
