import { setImmediate as othersTurn } from 'node:timers/promises';

import { dividerLine } from './parts-of-text.ts';

/**
 * Proposes a text with divider lines for one that is too long for one post; null if it needs none, or if a single word
 * or link is too long. `fits` tells whether the network accepts a part. Cuts between paragraphs if it can, otherwise
 * between sentences, otherwise between words; never in a link or a mention, nor between a number and its unit. Leaves
 * no link alone in a part.
 */
export async function proposeDivision(text: string, fits: (part: string) => boolean): Promise<string | null> {
  if (fits(text.trim())) return null;
  const parts: string[] = [];
  let current = '';
  /** Adds pieces to the current part and to new ones; false if a piece that cannot be divided fits nowhere. */
  const place = async (pieces: readonly string[], [cut, ...finer]: readonly Cut[]): Promise<boolean> => {
    for (let at = 0; at < pieces.length;) {
      const count = mostThatFit(current, pieces.slice(at), fits);
      current += pieces.slice(at, at + count).join('');
      at += count;
      const next = pieces[at];
      if (next === undefined) break;
      // A long text has its parts counted for a while.
      await othersTurn();
      if (fits(next.trim())) {
        parts.push(current.trim());
        current = '';
      } else if (cut === undefined) return false;
      else if (!(await place(withoutLoneLinks(cut(next)), finer))) return false;
      else at += 1;
    }
    return true;
  };
  const isPlaced = await place(withoutLoneLinks(text.split(paragraphs)), [(piece) => piece.split(sentences), wordsOf]);
  if (!isPlaced) return null;
  return [...parts, current.trim()].filter((part) => part !== '').join(dividerLine);
}

type Cut = (piece: string) => readonly string[];

/** Returns how many of the pieces fit behind a part. Tries twice as many each time, since each try counts all of it. */
function mostThatFit(part: string, pieces: readonly string[], fits: (part: string) => boolean): number {
  const doFit = (count: number): boolean => fits((part + pieces.slice(0, count).join('')).trim());
  let fitting = 0;
  let tooMany = pieces.length + 1;
  for (let count = 1; fitting + 1 < tooMany; count = Math.min(count * 2, Math.ceil((fitting + tooMany) / 2))) {
    if (doFit(count)) fitting = count;
    else tooMany = count;
  }
  return fitting;
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
  let before = '';
  for (const next of sentence.split(words)) {
    // Only the word before is looked at: what it was kept together with may be long.
    if (endsInNumber.test(before) && beginsAsUnit.test(next)) all.push((all.pop() ?? '') + next);
    else all.push(next);
    before = next;
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
