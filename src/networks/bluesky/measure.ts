/** 300 graphemes and 3,000 bytes: https://github.com/bluesky-social/atproto, lexicons/app/bsky/feed/post.json. */
const bytesPerGrapheme = 10;

/**
 * Returns a post's length as Bluesky counts it: what a person sees as one character counts one, however it is made. Its
 * bytes count as well, ten for one, so that a text within one limit and beyond the other is too long.
 */
export function measure(text: string): number {
  const bytes = Buffer.byteLength(text.toWellFormed());
  return Math.max(charactersSeen(text), Math.ceil(bytes / bytesPerGrapheme));
}

let graphemes: Intl.Segmenter | null = null;

/** Returns how many characters a person sees in a text. */
export function charactersSeen(text: string): number {
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text)).length;
}
