import { cutMark } from './cut-mark.ts';
import { graphemesOf } from './graphemes.ts';
import { oneLine } from './one-line.ts';

/**
 * Cuts a text to its first words, on one line: at most `maxCharacters` characters as people see them, whole words if
 * possible.
 */
export function firstWords(text: string, maxCharacters = 60): string {
  // More than enough to look at, whatever the text; a character may be long.
  const maxUnits = maxCharacters * 20;
  const line = oneLine(text.slice(0, maxUnits));
  const characters = graphemesOf(line);
  if (characters.length <= maxCharacters && text.length <= maxUnits) return line;
  const cut = characters.slice(0, maxCharacters - 1).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return cutMark(lastSpace > cut.length / 2 ? cut.slice(0, lastSpace) : cut);
}
