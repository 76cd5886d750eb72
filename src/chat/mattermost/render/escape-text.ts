import { addressParts } from '#chat/kit/addresses.ts';

import { addressMarkdown } from './address-markdown.ts';

/** Text shown in the same line before and after a text; '' at the beginning or end of the line. */
export interface Beside {
  readonly before: string;
  readonly after: string;
}

/**
 * The kind of surroundings. Between marks, a backslash does not protect an asterisk; in a link's label, a bracket; in a
 * table's cell, a vertical line.
 */
type Within = 'line' | 'mark' | 'label' | 'cell';

// Signs that a client reads as markup, or the server as mentions. A backslash or an entity takes this meaning away, and
// is not copied with the text. As of https://github.com/mattermost/mattermost:
// webapp/channels/src/utils/text_formatting.tsx and emoticons.tsx, and the forks of marked (browsers) and commonmark.js
// (phones) that it uses.
const signs = new RegExp(
  [
    /[\0\t\u2424*`_[\]|]|~(?!\s|$)/,
    // A picture, with the link that follows.
    /!(?=\ufffc$)/,
    /\\(?![\p{L}\p{N} ])/u,
    /<(?!\s|$)|&(?=#?\w+;)|\$/,
    // Emoji; the scheme of a link.
    /(?<![A-Za-z\d_]):(?!\s|$)|(?<=[A-Za-z][A-Za-z\d+.-]{0,31}):(?=[/\p{L}\p{N}%])/u,
    /(?<![A-Za-z\d_]);(?=-?\))|(?<=\b[xX])-(?=[dD]\b)/,
    // An "@" with no name behind it.
    /@(?=[._:@-])/,
    // A host without a scheme.
    /(?<=(?<![A-Za-z\d])[wW]{3}\d{0,3})\.|(?<=[\p{L}\p{N}-]\.\p{L}{2,4})\//u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);
/** A name after "@". Behind a letter or a figure it is a mail address instead. */
const name = /((?<![A-Za-z\d])@[\p{L}\p{N}._:@-]*)/u;
/** Stands for any sign that follows words. */
const follower = '\ufffc';
const endsAsHost = /[\p{L}\p{N}-]\.\p{L}{2,4}$/u;
const lineBreak = '&#10;';
const startsBlock = /^(?:#{1,6}(?=\s|$)|[+-](?![\p{L}\p{N}])|=(?=[=\-\s]*$)|>|\d+[.)](?=\s|$))/u;

/**
 * Escapes a text as Markdown that shows exactly this text, and from which exactly it is copied: no formatting, no
 * emoji, no mention, and no link but its own addresses. All its line breaks are kept.
 */
export function escapeText(text: string, beside: Beside, within: Within = 'line'): string {
  return eachLine(text, beside, (line, besideLine) => escapeLine(line, besideLine, within));
}

/**
 * Renders each line of a text. An empty line would end the paragraph, so its break becomes an entity in the next line.
 */
export function eachLine(text: string, beside: Beside, show: (line: string, beside: Beside) => string): string {
  const lines = linesOf(text);
  const last = lines.length - 1;
  const lastShown = lines.findLastIndex((line) => line !== '');
  const shown: string[] = [];
  let breaks = '';
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      breaks += lineBreak;
      continue;
    }
    const before = index === 0 ? beside.before : breaks;
    const after = index === last ? beside.after : index === lastShown ? lineBreak : '';
    shown.push(breaks + show(line, { before, after }));
    breaks = '';
  }
  return shown.length === 0 ? lineBreak.repeat(last) : shown.join('\n') + breaks;
}

function escapeLine(line: string, { before, after }: Beside, within: Within): string {
  const parts = linksAndWords(line, within);
  let shown = '';
  // Within marks an address has no end of its own.
  let next = within === 'line' ? after : 'x';
  for (const [index, { isLink, text }] of Array.from(parts.entries()).toReversed()) {
    const piece = isLink
      ? addressMarkdown(text, next)
      : escapeWords(text, { isFirst: index === 0 && before === '', next, within });
    shown = piece + shown;
    next = (piece + next).slice(0, 40);
  }
  return shown;
}

/** Splits a line at its links. Words stay in one piece: an entity may begin in an address and end behind it. */
function linksAndWords(line: string, within: Within): readonly { readonly isLink: boolean; readonly text: string }[] {
  const parts: { isLink: boolean; text: string }[] = [];
  for (const part of addressParts(line)) {
    const isLink = part.kind === 'address' && mayLink(part.url, within);
    const text = part.kind === 'address' ? part.url : part.text;
    const last = parts.at(-1);
    if (last === undefined || last.isLink || isLink) parts.push({ isLink, text });
    else last.text += text;
  }
  return parts;
}

/**
 * Returns whether an address may be a link. In a cell it need not be one, and between marks an asterisk would end them.
 */
function mayLink(url: string, within: Within): boolean {
  return within === 'line' || (within === 'mark' && !url.includes('*'));
}

/** The place of some words: whether they begin a line, the text that follows in it, and the surroundings. */
interface Place {
  readonly isFirst: boolean;
  readonly next: string;
  readonly within: Within;
}

function escapeWords(words: string, { isFirst, next, within }: Place): string {
  const hasFormula = !isFirst || next !== '' || words.indexOf('$') !== words.lastIndexOf('$');
  const pieces = words.split(name);
  let rest = '';
  let shown = '';
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) {
      // Punctuation that ends a sentence is not part of a name.
      const whole = /^.*[\p{L}\p{N}]/u.exec(piece)?.[0] ?? '';
      rest = piece.slice(whole.length);
      shown += whole === '' ? '' : escapeName(whole, pieces[index - 1] ?? '');
      continue;
    }
    const follows = index < pieces.length - 1 ? follower : next.charAt(0).replace(/\S/u, follower);
    const plain = rest + piece + follows;
    const escaped = plain.replaceAll(signs, (sign: string, at: number) =>
      escapeSign(sign, plain.slice(at, at + 3), { hasFormula, within }),
    );
    const own = escaped.slice(0, escaped.length - follows.length);
    // A phone would read a name that ends like a host, and the path behind it, as an address: escape the slash.
    shown += rest === '' && endsAsHost.test(pieces[index - 1] ?? '') ? own.replace(/^\//, entity) : own;
  }
  return keepEnds(isFirst ? shown.replace(startsBlock, escapeStart) : shown, isFirst, next === '');
}

function escapeSign(
  sign: string,
  from: string,
  { hasFormula, within }: { readonly hasFormula: boolean; readonly within: Within },
): string {
  switch (sign) {
    case '\0':
      return '\ufffd';
    case '&':
      return '&amp;';
    case '<':
      return /^<\/?3/.test(from) ? entity(sign) : '&lt;';
    case '$':
      return hasFormula ? entity(sign) : sign;
    case '!':
    case '`':
    case '_':
      return `\\${sign}`;
    case '*':
      return within === 'mark' ? entity(sign) : `\\${sign}`;
    case '[':
    case ']':
      return within === 'label' ? entity(sign) : `\\${sign}`;
    case '|':
      return within === 'cell' ? entity(sign) : `\\${sign}`;
    default:
      return entity(sign);
  }
}

/**
 * Escapes a name with an @ before it so that the server sees no mention. The server reads entities as the characters
 * they name and splits words at points, so a mention is shown as code, where nobody looks for one. A name with a second
 * @ is on another server, and not a mention, unless it follows a sign: then it is split at its points as well.
 * https://github.com/mattermost/mattermost, server/channels/app/mention_parser_standard.go
 */
function escapeName(whole: string, before: string): string {
  const [first = whole, ...further] = /\S$/u.test(before) ? whole.split(/[.:-]/) : [];
  // A letter before the "@" takes the first word to itself, but no word behind a point.
  const read = /[\p{L}\p{N}]$/u.test(before) ? further : [whole, first, ...further];
  const isMention = read.some((word) => /^@[^@]+$/.test(word));
  // A phone would read "www." as a host without a scheme, with all that follows: escape its point.
  if (!isMention) return whole.replaceAll(/[@:_]|(?<=(?<![A-Za-z\d])[wW]{3}\d{0,3})\./gu, entity);
  // A phone takes the mark together with what stands before it for a mail address, but not across a space.
  return /\S$/u.test(before) ? `\` ${whole} \`` : `\`${whole}\``;
}

function escapeStart(start: string): string {
  if (start === '=') return entity(start);
  return /\d/.test(start) ? `${start.slice(0, -1)}\\${start.slice(-1)}` : `\\${start}`;
}

/**
 * Protects white space at either end of a line, which a reader would remove, and a number sign at the end of a heading.
 */
function keepEnds(shown: string, isFirst: boolean, isLast: boolean): string {
  const start = isFirst ? shown.replace(/^\s/u, entity) : shown;
  return isLast ? start.replace(/(?<!\\)[\s#]$/u, entity) : start;
}

function entity(sign: string): string {
  return `&#${sign.charCodeAt(0)};`;
}

/** Escapes the text of a table's cell, which is one line. */
export function escapeCell(cell: string): string {
  return escapeText(cell, { before: ' ', after: ' ' }, 'cell');
}

/** Splits a text into lines at any kind of line break. */
export function linesOf(text: string): readonly string[] {
  return text.toWellFormed().split(/\r\n|[\n\r\u2028\u2029]/u);
}
