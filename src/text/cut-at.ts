import { segmentsOf } from './graphemes.ts';

const lookBackUnits = 400;
const nearUnits = 64;

/**
 * Returns where to cut a text so that its first piece has at most `maxUnits` UTF-16 units: after a line break or a
 * space if one is near, else between characters as people see them, else between code points. 0 only for an empty text.
 */
export function cutAt(text: string, maxUnits: number): number {
  if (text.length <= maxUnits) return text.length;
  const from = Math.max(1, maxUnits - Math.min(lookBackUnits, Math.floor(maxUnits / 2)));
  const near = text.slice(from - 1, maxUnits);
  const breakAt = Math.max(near.lastIndexOf('\n'), near.lastIndexOf('\u2028'), near.lastIndexOf('\u2029'));
  if (breakAt !== -1) return from + breakAt;
  const spaceAt = near.lastIndexOf(' ');
  if (spaceAt !== -1) return from + spaceAt;
  return graphemeAt(text, maxUnits) ?? codePointAt(text, maxUnits);
}

/**
 * Returns the last boundary at or before `maxUnits`. Looks only at the text around it, so that long texts stay cheap.
 */
function graphemeAt(text: string, maxUnits: number): number | null {
  const from = startOfFlags(text, codePointAt(text, Math.max(0, maxUnits - nearUnits)));
  const window = text.slice(from, maxUnits + nearUnits);
  let best = 0;
  for (const { index } of segmentsOf(window)) {
    if (from + index > maxUnits) break;
    best = index;
  }
  return best === 0 ? null : from + best;
}

/** Steps back to the start of a row of flags. Flags are pairs of letters that can only be told apart from there. */
function startOfFlags(text: string, at: number): number {
  let start = at;
  while (start > 0 && isFlagLetter(text.codePointAt(start)) && isFlagLetter(text.codePointAt(start - 2))) start -= 2;
  return start;
}

function isFlagLetter(codePoint: number | undefined): boolean {
  return codePoint !== undefined && codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
}

function codePointAt(text: string, units: number): number {
  const inPair = units > 0 && isHigh(text.charCodeAt(units - 1)) && isLow(text.charCodeAt(units));
  if (!inPair) return units;
  // A piece is never empty: cut behind a pair that comes first.
  return units === 1 ? 2 : units - 1;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
