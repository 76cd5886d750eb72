import { composed } from '#networks/composed.ts';

/** Returns a text in comparable form: white space does not count. */
export function comparableText(text: string): string {
  return composed(text).replaceAll(/\s+/gu, ' ').trim();
}

/** Tells whether a post from `ownPosts` says what was sent: see `NetworkRules.says`. */
export function says(shown: string, text: string): boolean {
  return comparableText(shown) === comparableText(text);
}
