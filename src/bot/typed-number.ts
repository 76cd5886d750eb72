import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';

const signs = typedWords(({ numberSigns }) => numberSigns);

/** Parses a draft's number as people type it, "12", "#12", "n° 12"; null if it is none. */
export function numberOf(typed: string): number | null {
  const [, sign = '', number] = /^(\D{0,4}?)\s*(\d{1,9})$/u.exec(typed) ?? [];
  if (number === undefined || !(sign === '' || isNumberSign(sign))) return null;
  return Number(number);
}

export function isNumberSign(typed: string): boolean {
  return typed === '#' || signs.has(typed.toLowerCase()) || signs.has(folded(typed));
}
