import type { Inline } from '#chat/card.ts';
import type { UserId } from '#chat/refs.ts';

import { escapeLine, joiner, linesOf } from './escape-line.ts';

const maxUrlUnits = 2_000;

/** What people are called in a mention, by id; who is not in it is shown, and not told. */
export type Usernames = ReadonlyMap<UserId, string>;

/** A piece of a line as Markdown; a line break in it is one. */
export function inlineMarkdown(inline: Inline, usernames: Usernames): string {
  switch (inline.kind) {
    case 'text':
      return eachLine(inline.text, escapeLine);
    case 'strong':
      return eachLine(inline.text, (line) => marked('**', line));
    case 'emphasis':
      return eachLine(inline.text, (line) => marked('*', line));
    case 'code':
      return eachLine(inline.text, code);
    case 'link':
      return link(inline.url, inline.text);
    case 'mention': {
      const name = usernames.get(inline.user);
      return name === undefined || !/^[a-z][a-z0-9._-]*$/u.test(name)
        ? escapeLine(`@${inline.user}`)
        : `${joiner}@${name}${joiner}`;
    }
  }
}

function eachLine(text: string, show: (line: string) => string): string {
  return text === '' ? '' : linesOf(text).map(show).join('\n');
}

/** Joiners inside let the marks hold, whatever stands at either end of what they mark. */
function marked(mark: string, line: string): string {
  return line.trim() === '' ? escapeLine(line) : `${mark}${joiner}${escapeLine(line)}${joiner}${mark}`;
}

function code(line: string): string {
  if (line.trim() === '') return escapeLine(line);
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/gu), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A space beside a backtick is taken away by the reader; the joiner keeps one of the text's own.
  return `${fence}${joiner}${line.replaceAll('\0', '\ufffd').replaceAll('@', `@${joiner}`)}${joiner}${fence}`;
}

function link(url: string, text: string): string {
  const label = linesOf(text).join(' ').trim();
  if (!isWebAddress(url)) return escapeLine(label === '' || label === url ? url : `${label} (${url})`);
  const address = new URL(url).href.replaceAll(/[()<>\\|`@\s]/gu, encodeSign);
  // Some readers take an escaped bracket before a parenthesis for the end of the label.
  const shown = escapeLine(label === '' ? url : label).replaceAll('\\](', `\\]${joiner}(`);
  return `[${shown}](${address})`;
}

function encodeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Whether an address may be a link; any other is shown as text. */
export function isWebAddress(url: string): boolean {
  if (url.length > maxUrlUnits || !URL.canParse(url)) return false;
  return ['https:', 'http:'].includes(new URL(url).protocol);
}
