const emojiPattern = /\p{RGI_Emoji}/gv;

/** Finds the emoji of a text with their offsets in UTF-16 code units: whole sequences, as one sees them. */
export function emojiIn(text: string): readonly { readonly emoji: string; readonly at: number }[] {
  return Array.from(text.matchAll(emojiPattern), (match) => ({ emoji: match[0], at: match.index }));
}
