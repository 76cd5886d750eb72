/** The longest text that is normalized, in characters. Every day or time is shorter, and a long text takes time. */
const maxLength = 100;

/** Returns a typed day or time in lower case with single spaces; null if it is too long to be one. */
export function plainTyped(typed: string): string | null {
  if (typed.length > maxLength) return null;
  return typed.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll(/\s+/gu, ' ').trim();
}
