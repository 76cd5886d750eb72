import { graphemesOf } from '#text/graphemes.ts';

import { hasGlyph, widthOf } from './font.ts';
import type { FontWeight } from './font.ts';

/** A letter and two marks over or under it; more would run into the lines around. */
const codePointsAtMost = 3;

/**
 * Returns what the chart can draw of a text by people, in one line: without control characters and turns of direction,
 * and without what the font has no glyph for, such as emoji. An ellipsis if nothing is left.
 */
export function drawable(text: string): string {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').replace(/\p{C}/gu, '');
  const kept = graphemesOf(line)
    .map((character) => {
      const codePoints = Array.from(character);
      // A mark goes with its letter; of a keycap the digit stays.
      return !isEmoji(character) && canDraw(codePoints[0] ?? '')
        ? codePoints.filter(canDraw).slice(0, codePointsAtMost).join('')
        : '';
    })
    .join('')
    .replace(/ +/g, ' ')
    .trim();
  return kept === '' ? '…' : kept;
}

/** Tells whether a character is an emoji: some the font could draw, but black and unlike what was written. */
function isEmoji(character: string): boolean {
  return /^\p{Emoji_Presentation}|^[^0-9#*]\uFE0F/u.test(character);
}

function canDraw(character: string): boolean {
  return hasGlyph(character.codePointAt(0) ?? 0);
}

/** Returns the text, or as much of its beginning as fits, with an ellipsis. */
export function shortened(text: string, maxPx: number, sizePx: number, weight?: FontWeight): string {
  if (widthOf(text, sizePx, weight) <= maxPx) return text;
  let kept = '';
  for (const character of graphemesOf(text)) {
    if (widthOf(`${kept}${character}…`, sizePx, weight) > maxPx) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Spaces at which a line may break: not a no-break space, nor one where French wants that. */
const breaks = /(?<!«) (?![»:;!?])/u;

/** Breaks the text at spaces into lines that fit; a word that is longer than a line is broken too. */
export function wrapped(text: string, maxPx: number, sizePx: number, weight?: FontWeight): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(breaks)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, sizePx, weight) <= maxPx) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of graphemesOf(word)) {
      if (line !== '' && widthOf(line + character, sizePx, weight) > maxPx) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line];
}

/** Breaks the text as `wrapped` does, into at most `lineCount` lines; what has no room in the last line is left out. */
export function wrappedInto(lineCount: number, text: string, maxPx: number, sizePx: number): readonly string[] {
  const lines = wrapped(text, maxPx, sizePx);
  if (lines.length <= lineCount) return lines;
  return [...lines.slice(0, lineCount - 1), shortened(lines.slice(lineCount - 1).join(' '), maxPx, sizePx)];
}
