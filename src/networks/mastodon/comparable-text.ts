import { composed } from '#networks/composed.ts';

/**
 * Returns a text as it is compared: a server may change the white space, and nothing else, without changing the post.
 */
export function comparableText(text: string): string {
  return composed(text).replace(/\s+/gu, ' ').trim();
}

/** Tells whether a post, as a timeline shows it with its warning first, says what was sent: see `NetworkRules.says`. */
export function says(shown: string, text: string, contentWarning: string | null): boolean {
  return likeness(shown) === likeness(`${contentWarning ?? ''} ${text}`);
}

/** Reduces a text to what servers leave as it is: some shorten mentions, and some take Markdown's marks for markup. */
function likeness(text: string): string {
  const unmarked = comparableText(text)
    .replaceAll(/(@[\w.-]+)@[\w.-]+/g, '$1')
    .replaceAll(/[*_~`#>\\]|(?<=^| )[-+](?= )/g, '');
  return comparableText(unmarked);
}
