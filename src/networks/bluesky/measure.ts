/** 300 graphemes and 3,000 bytes: https://github.com/bluesky-social/atproto, lexicons/app/bsky/feed/post.json. */
const bytesPerGrapheme = 10;

/**
 * Returns a post's length as Bluesky counts it, in characters as a person sees them. Bytes count too, ten for one
 * character, so a text beyond either limit is too long.
 */
export function measure(text: string): number {
  const bytes = Buffer.byteLength(text.toWellFormed());
  return Math.max(charactersSeen(text), Math.ceil(bytes / bytesPerGrapheme));
}

let graphemes: Intl.Segmenter | null = null;

/** Returns the number of characters that a person sees in a text. */
export function charactersSeen(text: string): number {
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text)).length;
}
