import { cutAt } from '#text/cut-at.ts';

/** A part of a text, and the white space between it and the part before. */
export interface TextPart {
  readonly text: string;
  readonly joint: string;
}

const maxJointUnits = 20;

/**
 * Splits a text into parts of at most `maxUnits` UTF-16 units, at least one. White space at a cut becomes the joint of
 * the next part, since a form field may not keep it at its end. `joinParts` gives the text back.
 */
export function textParts(text: string, maxUnits: number): readonly [TextPart, ...TextPart[]] {
  const cuts: TextPart[] = [];
  let from = 0;
  let joint = '';
  while (text.length - from > maxUnits) {
    const cut = from + cutAt(text.slice(from, from + maxUnits * 2), maxUnits);
    const end = startOfSpace(text, from, cut);
    const next = end === cut ? cut : endOfSpace(text, cut, end + maxJointUnits);
    cuts.push({ text: text.slice(from, end), joint });
    joint = text.slice(end, next);
    from = next;
  }
  const [first, ...rest] = [...cuts, { text: text.slice(from), joint }];
  return [first ?? { text, joint: '' }, ...rest];
}

/** Joins the parts of a text. An emptied part takes its joint with it. */
export function joinParts(parts: readonly TextPart[]): string {
  return parts.reduce((whole, { text, joint }) => {
    if (text === '') return whole;
    return whole === '' ? text : whole + joint + text;
  }, '');
}

function startOfSpace(text: string, from: number, cut: number): number {
  let at = cut;
  while (at > from + 1 && cut - at < maxJointUnits && isSpace(text, at - 1)) at -= 1;
  // Otherwise a part of nothing but white space would be left: keep the cut as it is.
  return isSpace(text, at - 1) ? cut : at;
}

function endOfSpace(text: string, cut: number, limit: number): number {
  let at = cut;
  while (at < limit && at < text.length - 1 && isSpace(text, at)) at += 1;
  return at;
}

function isSpace(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === ' ';
}
