/** The longest text that is normalized, in characters. No day or time is as long, and a long text takes time. */
const maxLength = 100;

/** Returns a typed day or time in small letters with single spaces; null where it is longer than any. */
export function plainTyped(typed: string): string | null {
  if (typed.length > maxLength) return null;
  return typed.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll(/\s+/gu, ' ').trim();
}
