/** Finds the emoji of a text with their offsets in UTF-16 code units: whole sequences, as one sees them. */
export function emojiIn(text: string): readonly { readonly emoji: string; readonly at: number }[] {
  // Not of the module: all sequences of emoji are read for this pattern, which takes a start 30 ms.
  return Array.from(text.matchAll(/\p{RGI_Emoji}/gv), (match) => ({ emoji: match[0], at: match.index }));
}
