import type { Inline } from '#chat/card.ts';
import type { UserId } from '#chat/refs.ts';

import { addressMarkdown, linkTarget } from './address-markdown.ts';
import { type Beside, eachLine, escapeText, linesOf } from './escape-text.ts';

/**
 * The word joiner: invisible, and neither letter, white space nor punctuation, so that its neighbours are not read
 * together. It is copied with the text, and used only where two marks of a card touch, or a mark or a mention touches a
 * letter: never within a text.
 */
export const joiner = '\u2060';

const maxUrlUnits = 2_000;

/** Names of people in mentions, by id. Anybody missing here is shown but not notified. */
export type Usernames = ReadonlyMap<UserId, string>;

/** Renders a piece of a line as Markdown. A line break in it stays one. */
export function inlineMarkdown(inline: Inline, usernames: Usernames, beside: Beside): string {
  switch (inline.kind) {
    case 'text':
      return escapeText(inline.text, beside);
    case 'strong':
      return eachLine(inline.text, beside, (line, besideLine) => marked('**', line, besideLine));
    case 'emphasis':
      return eachLine(inline.text, beside, (line, besideLine) => marked('*', line, besideLine));
    case 'code':
      return eachLine(inline.text, beside, code);
    case 'link':
      return link(inline.url, inline.text, beside);
    case 'mention': {
      const name = usernames.get(inline.user);
      if (name === undefined || !/^[a-z][a-z0-9._-]*$/u.test(name)) return escapeText(`@${inline.user}`, beside);
      const before = /[\p{L}\p{N}@_.:-]$/u.test(beside.before) ? joiner : '';
      return `${before}@${name}${/^[.:_-]*[\p{L}\p{N}@_]/u.test(beside.after) ? joiner : ''}`;
    }
  }
}

function marked(mark: string, line: string, beside: Beside): string {
  return betweenSpaces(line, beside, (words, { before, after }) => {
    const shown = escapeText(words, { before: ' ', after: ' ' }, 'mark').replace(/^"/u, '&quot;');
    const start = holds(/^./u.exec(shown)?.[0] ?? '', before.slice(-1)) ? '' : joiner;
    const end = holds(/.$/u.exec(shown)?.[0] ?? '', after.slice(0, 1)) ? '' : joiner;
    return `${mark}${start}${shown}${end}${mark}`;
  });
}

/**
 * Returns whether a mark between these two characters takes effect. If punctuation is inside, it fails when a letter is
 * outside, or another mark, which a joiner separates from it.
 */
function holds(inside: string, outside: string): boolean {
  return !/[\p{P}\p{S}]/u.test(inside) || /^(?:$|\s|(?![@*`])\p{P})/u.test(outside);
}

function code(line: string, beside: Beside): string {
  return betweenSpaces(line, beside, (words) => {
    const longest = Math.max(0, ...Array.from(words.matchAll(/`+/gu), ([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    const gap = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
    return `${fence}${gap}${words.replaceAll('\0', '\ufffd')}${gap}${fence}`;
  });
}

/** Keeps white space at the ends of a line outside of the marks, which do not take effect with it inside. */
function betweenSpaces(line: string, beside: Beside, show: (words: string, beside: Beside) => string): string {
  const words = line.trim();
  if (words === '') return escapeText(line, beside);
  const start = line.slice(0, line.indexOf(words));
  const end = line.slice(start.length + words.length);
  const shown = show(words, { before: start === '' ? beside.before : start, after: end === '' ? beside.after : end });
  return escapeText(start, { ...beside, after: 'x' }) + shown + escapeText(end, { ...beside, before: 'x' });
}

function link(url: string, text: string, beside: Beside): string {
  const label = linesOf(text).join(' ').trim();
  if (!isWebAddress(url)) return escapeText(label === '' || label === url ? url : `${label} (${url})`, beside);
  if (label === '' || label === url) return addressMarkdown(url, beside.after);
  return `[${escapeText(label, { before: ' ', after: ' ' }, 'label')}](${linkTarget(new URL(url).href)})`;
}

/** Returns whether an address may be a link. Any other is shown as text. */
export function isWebAddress(url: string): boolean {
  if (url.length > maxUrlUnits || !URL.canParse(url)) return false;
  return ['https:', 'http:'].includes(new URL(url).protocol);
}
