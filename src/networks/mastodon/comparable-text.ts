import { composed } from '#networks/composed.ts';

/** Returns a text in comparable form: a server may change white space, and nothing else, without changing the post. */
export function comparableText(text: string): string {
  return composed(text).replace(/\s+/gu, ' ').trim();
}

/** Tells whether a post from a timeline, its warning first, says what was sent: see `NetworkRules.says`. */
export function says(shown: string, text: string, contentWarning: string | null): boolean {
  return likeness(shown) === likeness(`${contentWarning ?? ''} ${text}`);
}

/** Reduces a text to what every server keeps: some shorten mentions, and some read Markdown's marks as markup. */
function likeness(text: string): string {
  const unmarked = comparableText(text)
    .replaceAll(/(@[\w.-]+)@[\w.-]+/g, '$1')
    .replaceAll(/[*_~`#>\\]|(?<=^| )[-+](?= )/g, '');
  return comparableText(unmarked);
}
