import { dividerLine } from './parts-of-text.ts';

/**
 * Proposes where to divide a text that is too long for one post, with divider lines; null where a word or a link alone is
 * too long, or it needs no division. `fits` tells whether the network takes a part. Cuts between paragraphs where it can,
 * else between sentences, else between words: never in a link or a mention, nor between a number and its unit, and no
 * link is left alone in a part.
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

// Where each begins, so that all pieces together are the text. Looked at before a letter alone: linear, whatever the text.
const paragraphs = /(?=\S)(?<=\n[^\S\n]*\n[^\S\n]*)/u;
const sentences = /(?=\S)(?<=[.!?…]["”»)]?\s+|\n\s*)/u;
const words = /(?=\S)(?<=\s)/u;

const endsInNumber = /(?:\d|n°)\s+$/iu;
/** A further group of digits, a sign, or so short a word that it may be a unit. */
const beginsAsUnit = /^(?:\d|[%‰€$£°]|\p{L}{1,3}(?![\p{L}\p{N}]))/u;

/** Splits into words; what belongs to a number stays with it. */
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

/** Puts a piece that is a link alone to the one before it. */
function withoutLoneLinks(pieces: readonly string[]): readonly string[] {
  const all: string[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last !== undefined && onlyLink.test(piece)) all[all.length - 1] = last + piece;
    else all.push(piece);
  }
  return all;
}
