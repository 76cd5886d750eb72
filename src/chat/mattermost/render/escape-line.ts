/** Invisible, no letter, no white space and no punctuation: what stands around it is not read together. */
export const joiner = '\u2060';

// What Markdown, and Mattermost's own additions to it, would read: markup; entities; the colons of emoji and of
// addresses; mentions, for which the server looks at words and not at markup; bare hosts; spaces that would be one.
// https://docs.mattermost.com/end-user-guide/collaborate/format-messages.html
const signs = /[\0\\`*_[\]~|<$]|&(?=#?\w+;)|(?<!\d)[:;](?=\S)|[:;](?=[^\s\d])|@(?=\S)|\bwww(?=\.)| (?= )/giu;
const startsBlock = /^(?:[\s#+\-=>]|\d+[.)])/u;

/**
 * One line of text as Markdown that shows exactly it: no formatting, no link, no emoji, no mention; blank is a line
 * too. What is not among the signs that every version of Mattermost takes a backslash for is broken by a word joiner,
 * or is an entity.
 */
export function escapeLine(line: string): string {
  const before = startsBlock.test(line) || line === '' ? joiner : '';
  return before + escapeWords(line) + (/\s$/u.test(line) ? joiner : '');
}

/** The same for a cell of a table, where no block begins, and a vertical line ends the cell even behind a backslash. */
export function escapeCell(cell: string): string {
  return escapeWords(cell).replaceAll('\\|', '&#124;');
}

function escapeWords(line: string): string {
  const hasFormula = line.indexOf('$') !== line.lastIndexOf('$');
  return line.replaceAll(signs, (sign) => {
    switch (sign) {
      case '\0':
        return '\ufffd';
      case '<':
        return `&lt;${joiner}`;
      case '&':
        return '&amp;';
      case '$':
        return hasFormula ? '&#36;' : sign;
      case ' ':
        return '\u00a0';
      default:
        return /[\\`*_[\]~|]/u.test(sign) ? `\\${sign}` : sign + joiner;
    }
  });
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): readonly string[] {
  return text.toWellFormed().split(/\r\n|[\n\r\u2028\u2029]/u);
}
