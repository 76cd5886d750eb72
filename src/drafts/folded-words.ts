/** Longer words are cut: nobody types them. In UTF-16 code units, after folding. */
const maxWordLength = 40;
const ligatures: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
]);

/**
 * Returns a text in lower case without accents, so that "ÉTÉ" and "ete" are equal. Styled letters become plain ones.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\p{M}|[œæßøłđ]/gu, (letter) => ligatures.get(letter) ?? '');
}

/**
 * Returns the words of a text for searching: runs of letters and digits, folded, each once, in order. Linear in the
 * text's length. No word contains a character with a meaning in a query.
 */
export function foldedWords(text: string): readonly string[] {
  const words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => cutWord(word)))];
}

function cutWord(word: string): string {
  // A cut through a surrogate pair would leave a half that no database accepts.
  return word.length <= maxWordLength ? word : word.slice(0, maxWordLength).replace(/[\uD800-\uDBFF]$/, '');
}
