import { compile } from 'html-to-text';

import { oneLine } from '#text/one-line.ts';

/** Far longer than any title or summary. */
const mostRead = 20_000;

/** Sentences that WordPress adds below a summary. */
const addedBelow =
  /\s*(?:The post .{1,300} appeared first on|L[’']article .{1,300} est apparu en premier sur|Der Beitrag .{1,300} erschien zuerst auf)\s.{1,120}$/u;

/** Returns the words of a feed's title or summary on one line, without markup, pictures and invisible characters. */
export function plainWords(written: string): string {
  const text = written.slice(0, mostRead);
  const plain = /[<&]/.test(text) ? htmlToText(text) : text;
  return plainLine(plain).replace(addedBelow, '');
}

/** Returns words that hold no markup on one line, without invisible characters. */
export function plainLine(written: string): string {
  const plain = written.slice(0, mostRead);
  // Normalising very many combining marks on one letter takes quadratic time.
  return oneLine(plain.replaceAll(/(\p{M}{30})\p{M}+/gu, '$1')).normalize('NFC');
}

const selectors = [
  // Links to the rest, and what Drupal's views put beside a summary: title, author's login name, date.
  ...['a.more-link', '.field--name-title', '.field--name-uid', '.field--name-created'].map((selector) => ({
    selector,
    format: 'skip',
  })),
  { selector: 'a', options: { ignoreHref: true } },
  ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
  { selector: 'hr', format: 'lineBreak' },
  { selector: 'blockquote', format: 'block' },
  { selector: 'ul', options: { itemPrefix: ' ' } },
  ...['img', 'video', 'audio', 'iframe', 'script', 'style', 'svg'].map((selector) => ({ selector, format: 'skip' })),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table'].map((selector) => ({ selector, format: 'block' })),
];

/** Compiled at first use, once: each compilation costs far more than a title. */
let compiled: ((html: string) => string) | null = null;
function htmlToText(html: string): string {
  compiled ??= compile({ wordwrap: false, selectors, limits: { maxDepth: 64 } });
  return compiled(html);
}
