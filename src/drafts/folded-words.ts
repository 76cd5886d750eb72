/** Longer is no word that anybody types. In UTF-16 code units, after folding. */
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
 * Returns a text in small letters without accents, so that "ÉTÉ" and "ete" are equal; letters that only look styled are
 * plain.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\p{M}|[œæßøłđ]/gu, (letter) => ligatures.get(letter) ?? '');
}

/**
 * Returns the words of a text as they are looked for: runs of letters and digits, folded, each once, in order. Linear
 * in the text's length; nothing in them means anything to a database.
 */
export function foldedWords(text: string): readonly string[] {
  const words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => cutWord(word)))];
}

function cutWord(word: string): string {
  // A cut through a surrogate pair would leave a half that no database takes.
  return word.length <= maxWordLength ? word : word.slice(0, maxWordLength).replace(/[\uD800-\uDBFF]$/, '');
}
