import { convert } from 'html-to-text';

import { oneLine } from '#text/one-line.ts';

/** Far longer than any title or summary. */
const mostRead = 20_000;

/** Returns the words of a feed's title or summary on one line, without markup, pictures and invisible characters. */
export function plainWords(written: string): string {
  const text = written.slice(0, mostRead);
  const plain = /[<&]/.test(text) ? convert(text, { wordwrap: false, selectors, limits: { maxDepth: 64 } }) : text;
  // Normalising very many combining marks on one letter takes quadratic time.
  return oneLine(plain.replaceAll(/(\p{M}{30})\p{M}+/gu, '$1')).normalize('NFC');
}

const selectors = [
  { selector: 'a', options: { ignoreHref: true } },
  ...['img', 'video', 'audio', 'iframe', 'script', 'style', 'svg'].map((selector) => ({ selector, format: 'skip' })),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table'].map((selector) => ({ selector, format: 'block' })),
];
