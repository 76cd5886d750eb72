import { dividerLine } from './parts-of-text.ts';

/**
 * Proposes a text with divider lines for one that is too long for one post; null if it needs none, or if a single word
 * or link is too long. `fits` tells whether the network accepts a part. Cuts between paragraphs if it can, otherwise
 * between sentences, otherwise between words; never in a link or a mention, nor between a number and its unit. Leaves
 * no link alone in a part.
 */
export function proposeDivision(text: string, fits: (part: string) => boolean): string | null {
  if (fits(text.trim())) return null;
  const parts: string[] = [];
  let current = '';
  const add = (piece: string): boolean => {
    if (!fits((current + piece).trim())) return false;
    current += piece;
    return true;
  };
  const begin = (piece: string): boolean => {
    if (current.trim() !== '') parts.push(current.trim());
    current = '';
    return add(piece);
  };
  for (const paragraph of withoutLoneLinks(text.split(paragraphs))) {
    if (add(paragraph) || (fits(paragraph.trim()) && begin(paragraph))) continue;
    for (const sentence of withoutLoneLinks(paragraph.split(sentences))) {
      if (add(sentence) || (fits(sentence.trim()) && begin(sentence))) continue;
      for (const together of withoutLoneLinks(wordsOf(sentence))) if (!add(together) && !begin(together)) return null;
    }
  }
  return [...parts, current.trim()].filter((part) => part !== '').join(dividerLine);
}

// Each matches where a piece begins, so that the pieces together are the text. Linear: tested only before visible
// characters.
const paragraphs = /(?=\S)(?<=\n[^\S\n]*\n[^\S\n]*)/u;
const sentences = /(?=\S)(?<=[.!?…]["”»)]?\s+|\n\s*)/u;
const words = /(?=\S)(?<=\s)/u;

const endsInNumber = /(?:\d|n°)\s+$/iu;
/** Another group of digits, a symbol, or a word short enough to be a unit. */
const beginsAsUnit = /^(?:\d|[%‰€$£°]|\p{L}{1,3}(?![\p{L}\p{N}]))/u;

/** Splits a sentence into words, but keeps a number with what belongs to it. */
function wordsOf(sentence: string): readonly string[] {
  const all: string[] = [];
  for (const next of sentence.split(words)) {
    const last = all.at(-1);
    if (last !== undefined && endsInNumber.test(last) && beginsAsUnit.test(next)) all[all.length - 1] = last + next;
    else all.push(next);
  }
  return all;
}

const onlyLink = /^\s*https?:\/\/\S+\s*$/iu;

/** Appends a piece that is only a link to the piece before it. */
function withoutLoneLinks(pieces: readonly string[]): readonly string[] {
  const all: string[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last !== undefined && onlyLink.test(piece)) all[all.length - 1] = last + piece;
    else all.push(piece);
  }
  return all;
}
