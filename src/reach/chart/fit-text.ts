import { graphemesOf } from '#text/graphemes.ts';

import { hasGlyph, widthOf } from './font.ts';
import type { FontWeight } from './font.ts';

/** A letter with two marks over or under it; more would run into the lines around. */
const codePointsAtMost = 3;

/** Spaces at which a line may break; French punctuation keeps its space. */
const breaks = /(?<!«) (?![»:;!?])/u;

/**
 * Returns what the chart can draw of people's text, on one line: without control characters, direction marks, and
 * characters without a glyph, such as emoji. Null if nothing is left.
 */
export function drawable(text: string): string | null {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').replace(/\p{C}/gu, '');
  const kept = graphemesOf(line)
    .map((character) => {
      const codePoints = Array.from(character);
      // Marks go with their letter; of a keycap the digit stays.
      return !isEmoji(character) && canDraw(codePoints[0] ?? '')
        ? codePoints.filter(canDraw).slice(0, codePointsAtMost).join('')
        : '';
    })
    .join('')
    .replace(/ +/g, ' ')
    .trim();
  return kept === '' ? null : kept;
}

/**
 * Tells whether a character is an emoji. The font could draw some of them, but in black and unlike what was written.
 */
function isEmoji(character: string): boolean {
  return /^\p{Emoji_Presentation}|^[^0-9#*]\uFE0F/u.test(character);
}

function canDraw(character: string): boolean {
  return hasGlyph(character.codePointAt(0) ?? 0);
}

/**
 * Returns the text, or as many of its first words as fit, with an ellipsis. If the first word does not fit, it is cut
 * between two characters as people see them.
 */
export function shortened(text: string, maxPx: number, sizePx: number, weight?: FontWeight): string {
  if (widthOf(text, sizePx, weight) <= maxPx) return text;
  const fits = (kept: string): boolean => widthOf(`${kept}…`, sizePx, weight) <= maxPx;
  const kept = longest(text.split(breaks), ' ', fits) || longest(graphemesOf(text), '', fits);
  return `${kept.replace(/[\s:;,«(–−-]+$/u, '')}…`;
}

/** Joins as many of the first pieces as fit. */
function longest(pieces: readonly string[], between: string, fits: (joined: string) => boolean): string {
  let kept = '';
  for (const piece of pieces) {
    const longer = kept === '' ? piece : `${kept}${between}${piece}`;
    if (!fits(longer)) break;
    kept = longer;
  }
  return kept;
}

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

/** Breaks the text as `wrapped` does, into at most `lineCount` lines; the last one is shortened if words are left. */
export function wrappedInto(lineCount: number, text: string, maxPx: number, sizePx: number): readonly string[] {
  const lines = wrapped(text, maxPx, sizePx);
  if (lines.length <= lineCount) return lines;
  const first = lines.slice(0, lineCount - 1);
  const rest = first.reduce((left, line) => left.slice(line.length).replace(/^ /u, ''), text);
  return [...first, shortened(rest, maxPx, sizePx)];
}
