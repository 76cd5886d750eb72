import { convert } from 'html-to-text';

import { composed } from '#networks/composed.ts';

/** A text as it is compared: a server may change the white space, and nothing else, without changing the post. */
export function comparableText(text: string): string {
  return composed(text).replace(/\s+/gu, ' ').trim();
}

/** The text that a server's HTML shows, its shortened links whole again. */
export function comparableHtml(html: string): string {
  const text = convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
    ],
    limits: { maxDepth: 64, maxInputLength: 1_000_000 },
  });
  return comparableText(text);
}
