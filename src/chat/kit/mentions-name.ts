/** Tells whether a text calls somebody by "@" and their name, as a whole word, in small or capital letters. */
export function mentionsName(text: string, name: string): boolean {
  const escaped = RegExp.escape(name);
  return new RegExp(String.raw`(?<![\p{L}\p{N}_.@-])@${escaped}(?!\.?[\p{L}\p{N}_-])`, 'iu').test(text);
}
